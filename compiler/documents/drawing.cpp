// Graphviz in this process, with its two built-in plug-ins alone: no fonts, no configuration, no search for more.
#include "compiler/documents/drawing.h"

#include "compiler/documents/escape.h"

#include <dlfcn.h>
#include <graphviz/gvc.h>

#include <algorithm>
#include <optional>

namespace quorate::documents {

namespace {

/// The functions of Graphviz in use, looked up by name.
struct Graphviz {
  decltype(&::gvContextPlugins) contextPlugins;
  decltype(&::gvFreeContext) freeContext;
  decltype(&::gvLayout) layout;
  decltype(&::gvFreeLayout) freeLayout;
  decltype(&::gvRenderData) renderData;
  decltype(&::gvFreeRenderData) freeRenderData;
  decltype(&::agopen) open;
  decltype(&::agclose) close;
  decltype(&::agnode) node;
  decltype(&::agedge) edge;
  decltype(&::agattr) attribute;
  decltype(&::agsafeset) set;
  decltype(&::agseterr) setErrors;
  Agdesc_t *directed;
  void *core, *dot;
};

template <class F> bool look(void *library, const char *name, F &function) {
  function = reinterpret_cast<F>(dlsym(library, name));
  return function != nullptr;
}

std::optional<Graphviz> load() {
  void *gvc = dlopen(QUORATE_GVC, RTLD_NOW | RTLD_LOCAL);
  void *graphs = dlopen(QUORATE_CGRAPH, RTLD_NOW | RTLD_LOCAL);
  void *core = dlopen(QUORATE_GVPLUGIN_CORE, RTLD_NOW | RTLD_LOCAL);
  void *dot = dlopen(QUORATE_GVPLUGIN_DOT, RTLD_NOW | RTLD_LOCAL);
  if (!gvc || !graphs || !core || !dot)
    return {};
  Graphviz g{};
  // All or nothing: a library of another version is as good as none, and the table says the same.
  bool all = look(gvc, "gvContextPlugins", g.contextPlugins) && look(gvc, "gvFreeContext", g.freeContext) &&
             look(gvc, "gvLayout", g.layout) && look(gvc, "gvFreeLayout", g.freeLayout) &&
             look(gvc, "gvRenderData", g.renderData) && look(gvc, "gvFreeRenderData", g.freeRenderData) &&
             look(graphs, "agopen", g.open) && look(graphs, "agclose", g.close) && look(graphs, "agnode", g.node) &&
             look(graphs, "agedge", g.edge) && look(graphs, "agattr", g.attribute) &&
             look(graphs, "agsafeset", g.set) && look(graphs, "agseterr", g.setErrors) &&
             look(graphs, "Agdirected", g.directed) && look(core, "gvplugin_core_LTX_library", g.core) &&
             look(dot, "gvplugin_dot_layout_LTX_library", g.dot);
  return all ? std::optional(g) : std::nullopt;
}

/// Graphviz takes text that it does not change as changeable.
char *c(const char *text) { return const_cast<char *>(text); }

/// Text for a label: broken into short lines, with nothing that Graphviz would read as an escape or an entity.
std::string labelText(const std::string &text) {
  constexpr std::size_t kWidth = 20;
  std::string result;
  std::size_t column = 0;
  for (char letter : visible(text)) {
    if (letter == ' ' && column >= kWidth - 6) {
      result += '\n';
      column = 0;
      continue;
    }
    if (letter == '\\')
      result += "\\\\";
    else if (letter == '&')
      result += "&amp;";
    else
      result += letter;
    ++column;
  }
  return result;
}

const char *name(Stroke stroke) {
  return stroke == Stroke::Dashed ? "dashed" : stroke == Stroke::Bold ? "bold" : "solid";
}

Agraph_t *build(const Graphviz &g, const Drawing &drawing) {
  Agraph_t *graph = g.open(c("chart"), *g.directed, nullptr);
  const char *font = "Arial,Helvetica,Liberation Sans,sans-serif";
  auto everywhere = [&](int kind, const char *key, const char *value) { g.attribute(graph, kind, c(key), c(value)); };
  everywhere(AGRAPH, "rankdir", "LR");
  everywhere(AGRAPH, "nodesep", "0.18");
  everywhere(AGRAPH, "ranksep", "0.75");
  everywhere(AGRAPH, "bgcolor", "transparent");
  for (int kind : {AGNODE, AGEDGE}) {
    everywhere(kind, "fontname", font);
    everywhere(kind, "fontsize", kind == AGNODE ? "11" : "9");
    everywhere(kind, "color", "#3b4249");
    everywhere(kind, "fontcolor", "#1c2024");
    everywhere(kind, "label", "");
    everywhere(kind, "style", kind == AGNODE ? "filled" : "solid");
  }
  everywhere(AGNODE, "shape", "box");
  everywhere(AGNODE, "fillcolor", "#f3f5f7");
  everywhere(AGNODE, "margin", "0.14,0.07");
  everywhere(AGNODE, "height", "0.4");
  everywhere(AGEDGE, "arrowsize", "0.7");

  std::vector<Agnode_t *> nodes;
  for (const Node &node : drawing.nodes) {
    Agnode_t *made = g.node(graph, c(("n" + std::to_string(nodes.size())).c_str()), 1);
    g.set(made, c("label"), labelText(node.label).data(), c(""));
    if (node.shape == Shape::Ellipse)
      g.set(made, c("shape"), c("ellipse"), c(""));
    if (node.shape == Shape::Rounded)
      g.set(made, c("style"), c("filled,rounded"), c(""));
    if (node.shape != Shape::Box)
      g.set(made, c("fillcolor"), c("#ffffff"), c(""));
    nodes.push_back(made);
  }
  for (std::size_t i = 0; i < drawing.arrows.size(); ++i) {
    const Arrow &arrow = drawing.arrows[i];
    Agedge_t *made = g.edge(graph, nodes[arrow.from], nodes[arrow.to], c(("e" + std::to_string(i)).c_str()), 1);
    g.set(made, c("style"), c(name(arrow.stroke)), c(""));
    if (!arrow.label.empty())
      g.set(made, c("label"), labelText(arrow.label).data(), c(""));
  }
  return graph;
}

/// Takes out what lies between `open` and `close`, both included, wherever it stands.
void cut(std::string &text, std::string_view open, std::string_view close) {
  std::string kept;
  std::size_t from = 0;
  for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, from)) {
    std::size_t end = text.find(close, at + open.size());
    if (end == std::string::npos)
      break;
    kept.append(text, from, at - from);
    from = end + close.size();
    if (from < text.size() && text[from] == '\n')
      ++from;
  }
  text = kept.append(text, from);
}

/// The value of an attribute of the element that `text` begins with.
std::string attributeOf(std::string_view text, std::string_view key) {
  std::string opening = " " + std::string(key) + "=\"";
  std::size_t at = text.find(opening);
  if (at == std::string_view::npos) {
    opening[0] = '\n';
    at = text.find(opening);
  }
  if (at == std::string_view::npos)
    return {};
  at += opening.size();
  return std::string(text.substr(at, text.find('"', at) - at));
}

/// Graphviz's page made into an element of ours: its version, comments, names and ids go; title and description come.
std::string ours(std::string svg, const Drawing &drawing) {
  std::size_t start = svg.find("<svg"), inside = svg.find('>', start);
  if (start == std::string::npos || inside == std::string::npos)
    return {};
  std::string head = svg.substr(start, inside - start);
  std::string size = attributeOf(head, "viewBox"), width = attributeOf(head, "width"),
              height = attributeOf(head, "height");
  std::string body = svg.substr(inside + 1);
  // What Graphviz adds differs between its versions, and documents must not; its ids would clash where two charts stand
  // in one page.
  cut(body, "<!--", "-->");
  cut(body, "<title>", "</title>");
  cut(body, " id=\"", "\"");
  cut(body, " class=\"", "\"");
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"" + drawing.id + "-title " +
         drawing.id + "-description\" width=\"" + width + "\" height=\"" + height + "\" viewBox=\"" + size +
         "\">\n<title id=\"" + drawing.id + "-title\">" + escapeHtml(drawing.title) + "</title>\n<desc id=\"" +
         drawing.id + "-description\">" + escapeHtml(drawing.describe) + "</desc>" + body;
}

} // namespace

std::string draw(const Drawing &drawing) {
  constexpr std::size_t kMostNodes = 150, kMostArrows = 400; // beyond this nobody could read it
  if (drawing.nodes.empty() || drawing.nodes.size() > kMostNodes || drawing.arrows.size() > kMostArrows)
    return {};
  // Loaded when the first chart is drawn: no other command pays for it, and the tool runs where it is not installed.
  static const std::optional<Graphviz> loaded = load();
  if (!loaded)
    return {};
  const Graphviz &g = *loaded;
  // What it would print on its own would stand between our findings.
  g.setErrors(AGMAX);
  lt_symlist_t plugins[] = {
      {"gvplugin_core_LTX_library", g.core}, {"gvplugin_dot_layout_LTX_library", g.dot}, {nullptr, nullptr}};
  GVC_t *context = g.contextPlugins(plugins, 0);
  Agraph_t *graph = build(g, drawing);
  std::string result;
  if (g.layout(context, graph, "dot") == 0) {
    char *bytes = nullptr;
    unsigned length = 0;
    if (g.renderData(context, graph, "svg", &bytes, &length) == 0 && bytes)
      result = ours(std::string(bytes, length), drawing);
    if (bytes)
      g.freeRenderData(bytes);
    g.freeLayout(context, graph);
  }
  g.close(graph);
  g.freeContext(context);
  return result;
}

} // namespace quorate::documents
