// An answer as JSON: the same keys in the same order, whatever is in the file.
#include "runtime/answer.h"
#include "runtime/values/json_text.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

namespace {

void appendKey(std::string_view key, std::string &out) {
  if (out.back() != '{')
    out += ',';
  appendJson(key, out);
  out += ':';
}

void appendField(std::string_view key, std::string_view value, std::string &out) {
  appendKey(key, out);
  appendJson(value, out);
}

std::string_view jsonWord(Truth truth) { return truth == Truth::Yes ? "yes" : truth == Truth::No ? "no" : "depends"; }

void appendReason(const Model &model, const Reason &reason, std::string &out) {
  out += '{';
  appendField("text", reason.sentence, out);
  if (reason.clause) {
    ClauseInfo clause = model.clause(*reason.clause);
    appendField("file", clause.file, out);
    appendKey("line", out);
    out += std::to_string(clause.line);
    appendKey("citations", out);
    out += '[';
    for (const CitationInfo &citation : clause.citations) {
      if (out.back() != '[')
        out += ',';
      out += '{';
      appendField("name", citation.name, out);
      appendField("title", citation.title, out);
      appendField("at", citation.at, out);
      out += '}';
    }
    out += ']';
  }
  out += '}';
}

void appendReasons(const Model &model, std::string_view key, const std::vector<Reason> &reasons, std::string &out) {
  appendKey(key, out);
  out += '[';
  for (const Reason &reason : reasons) {
    if (out.back() != '[')
      out += ',';
    appendReason(model, reason, out);
  }
  out += ']';
}

void appendList(const Model &model, const std::vector<Listed> &list, std::string &out) {
  appendKey("list", out);
  out += '[';
  for (const Listed &listed : list) {
    if (out.back() != '[')
      out += ',';
    out += '{';
    appendField("name", listed.name, out);
    appendField("answer", jsonWord(listed.truth), out);
    appendField("within", listed.within, out);
    appendKey("on", out);
    if (listed.day)
      appendJson(isoDay(*listed.day), out);
    else
      out += "null";
    appendReasons(model, "because", listed.because, out);
    out += '}';
  }
  out += ']';
}

} // namespace

std::string printJson(const Model &model, const Answer &answer) {
  std::string out = "{";
  appendField("answer", jsonWord(answer.truth), out);
  appendField("question", answer.asked, out);
  appendField("on", isoDay(answer.day), out);
  appendField("summary", answer.summary, out);
  appendReasons(model, "because", answer.because, out);
  appendKey("instead", out);
  out += '[';
  for (const std::string &instead : answer.instead) {
    if (out.back() != '[')
      out += ',';
    appendJson(instead, out);
  }
  out += ']';
  appendReasons(model, "dependsOn", answer.dependsOn, out);
  appendReasons(model, "assuming", answer.assuming, out);
  appendList(model, answer.list, out);
  appendKey("byCastingVote", out);
  out += answer.byCastingVote ? "true" : "false";
  out += "}\n";
  return out;
}

} // namespace quorate::runtime
