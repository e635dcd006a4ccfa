// Drawing boxes and arrows with Graphviz, which is loaded when the first chart is drawn and not before: a program that
// draws nothing does not pay for it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace quorate::documents {

/// Of a node: a body, a post, an organisation.
enum class Shape { Box, Rounded, Ellipse };
/// Of an arrow.
enum class Stroke { Solid, Dashed, Bold };

/// A box with its label.
struct Node {
  std::string label;
  Shape shape = Shape::Box;
};

/// A line of the chart from one node to another.
struct Arrow {
  std::size_t from = 0, to = 0; ///< indexes into Drawing::nodes
  std::string label;            ///< may be empty
  Stroke stroke = Stroke::Solid;
};

/// What is to be drawn, with the words for those who cannot see it.
struct Drawing {
  std::string id; ///< of the <svg> element; a slug
  std::string title, describe;
  std::vector<Node> nodes;
  std::vector<Arrow> arrows;
};

/// The drawing as an <svg> element with a title, a description and role="img". The same on every machine. Empty if
/// Graphviz cannot be loaded, or there is nothing or too much to draw.
std::string draw(const Drawing &drawing);

} // namespace quorate::documents
