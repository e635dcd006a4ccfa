// Judged minutes as text for people and as JSON for programs.
#include "runtime/minutes.h"
#include "runtime/values/json_text.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

namespace {

std::string_view validity(const JudgedItem &item) {
  if (!item.decides)
    return "Nothing is decided.";
  switch (item.valid) {
  case Truth::Yes: return "Valid.";
  case Truth::No: return "Not valid.";
  case Truth::Depends: break;
  }
  return "Whether this is valid depends on what is not known.";
}

/// What answers assume, each once: for the end.
using Assumptions = std::vector<Reason>;

/// An answer under its heading, moved to the right.
void addAnswer(const Model &model, std::string_view heading, Answer answer, std::string_view margin,
               Assumptions &assumptions, std::string &out) {
  for (Reason &reason : answer.assuming)
    addOnce(assumptions, std::move(reason));
  answer.assuming.clear();
  std::string text = printText(model, answer);
  std::string lines = std::string(heading) + ": " + text;
  for (std::size_t at = 0; at < lines.size();) {
    std::size_t end = std::min(lines.find('\n', at), lines.size());
    // Lists stand close to what they belong to.
    if (end > at)
      out += std::string(margin) + (at == 0 ? "" : "  ") + lines.substr(at, end - at) + "\n";
    at = end + 1;
  }
}

void addDuties(const Model &model, const std::vector<DutyDue> &duties, std::string_view margin, std::string &out) {
  if (duties.empty())
    return;
  out += std::string(margin) + "To be done:\n";
  for (const DutyDue &duty : duties) {
    std::string place = duty.clause ? placeOf(model, *duty.clause) : std::string();
    out += std::string(margin) + "  - " + oneLine(duty.what) + (duty.by ? ", by " + printDay(*duty.by) : "") +
           (place.empty() ? "" : " (" + place + ")") + "\n";
  }
}

class Json {
public:
  explicit Json(const Model &model) : model_(model) {}

  void text(std::string_view key, std::string_view value) {
    name(key);
    appendJson(value, out);
  }
  void number(std::string_view key, std::uint32_t value) {
    name(key);
    out += std::to_string(value);
  }
  void answer(std::string_view key, const std::optional<Answer> &value) {
    name(key);
    if (!value) {
      out += "null";
      return;
    }
    std::string made = printJson(model_, *value);
    while (!made.empty() && made.back() == '\n')
      made.pop_back();
    out += made;
  }
  void duties(const std::vector<DutyDue> &all) {
    name("toBeDone");
    out += '[';
    for (std::size_t i = 0; i < all.size(); ++i) {
      out += i == 0 ? "{" : ",{";
      first_ = true;
      text("what", all[i].what);
      if (all[i].by)
        text("by", isoDay(*all[i].by));
      if (all[i].clause)
        text("at", placeOf(model_, *all[i].clause));
      out += '}';
    }
    out += ']';
    first_ = false;
  }
  void open() {
    out += '{';
    first_ = true;
  }
  void close() {
    out += '}';
    first_ = false;
  }
  void name(std::string_view key) {
    out += first_ ? "" : ",";
    first_ = false;
    appendJson(key, out);
    out += ':';
  }

  std::string out;

private:
  const Model &model_;
  bool first_ = true;
};

} // namespace

std::string printText(const Model &model, const JudgedMinutes &judged) {
  std::string out = oneLine(judged.body) + ", " + printDay(judged.day) +
                    (judged.place.empty() ? "" : ", " + oneLine(judged.place)) + "\n";
  Assumptions assumptions;
  if (judged.notice) {
    out += "\n";
    addAnswer(model, "Notice", *judged.notice, "", assumptions, out);
  }
  if (judged.begin) {
    out += "\n";
    addAnswer(model, "Quorate to begin", *judged.begin, "", assumptions, out);
  }
  for (const JudgedItem &item : judged.items) {
    out += "\nItem " + std::to_string(item.number) + (item.title.empty() ? "" : ": " + oneLine(item.title)) + "\n  " +
           std::string(validity(item)) + "\n";
    addAnswer(model, "Quorate", item.quorate, "  ", assumptions, out);
    if (item.power)
      addAnswer(model, "Within power", *item.power, "  ", assumptions, out);
    if (item.carried)
      addAnswer(model, "Carried", *item.carried, "  ", assumptions, out);
    if (item.notice)
      addAnswer(model, "Notice", *item.notice, "  ", assumptions, out);
    addDuties(model, item.duties, "  ", out);
  }
  if (!judged.duties.empty())
    out += "\n";
  addDuties(model, judged.duties, "", out);
  if (!assumptions.empty())
    out += "\nAssuming:\n";
  for (const Reason &reason : assumptions)
    out += "  - " + oneLine(reason.sentence) + "\n";
  return out;
}

std::string printJson(const Model &model, const JudgedMinutes &judged) {
  Json json(model);
  json.open();
  json.text("body", judged.body);
  json.text("day", isoDay(judged.day));
  json.text("place", judged.place);
  json.answer("notice", judged.notice);
  json.answer("quorateToBegin", judged.begin);
  json.name("items");
  json.out += '[';
  for (std::size_t i = 0; i < judged.items.size(); ++i) {
    const JudgedItem &item = judged.items[i];
    json.out += i == 0 ? "" : ",";
    json.open();
    json.number("item", item.number);
    json.text("title", item.title);
    json.text("valid", !item.decides              ? "nothing decided"
                       : item.valid == Truth::Yes ? "yes"
                       : item.valid == Truth::No  ? "no"
                                                  : "depends");
    json.answer("quorate", item.quorate);
    json.answer("withinPower", item.power);
    json.answer("carried", item.carried);
    json.answer("notice", item.notice);
    json.duties(item.duties);
    json.close();
  }
  json.out += ']';
  json.duties(judged.duties);
  json.close();
  return json.out + "\n";
}

} // namespace quorate::runtime
