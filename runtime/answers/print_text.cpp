// An answer as text for people.
#include "runtime/answer.h"
#include "runtime/words/wording.h"

namespace quorate::runtime {

namespace {

std::string_view word(Truth truth) { return truth == Truth::Yes ? "Yes" : truth == Truth::No ? "No" : "Depends"; }

/// " (file:12, Reform Deck, slides 6 to 7)"
std::string sourceOf(const Model &model, const Reason &reason) {
  if (!reason.clause)
    return {};
  std::string text = placeOf(model, *reason.clause);
  for (const CitationInfo &citation : model.clause(*reason.clause).citations) {
    text += (text.empty() ? "" : ", ") + std::string(citation.name);
    if (!citation.at.empty())
      text += ", " + std::string(citation.at);
  }
  return text.empty() ? text : " (" + text + ")";
}

/// Names and notes may hold line ends or control characters; on one line they are blanks.
enum class List : std::uint8_t { Numbered, Dotted, WithoutPlaces };

void addList(const Model &model, std::string_view heading, const std::vector<Reason> &reasons, List list,
             std::string &out) {
  if (reasons.empty())
    return;
  out += "\n" + std::string(heading) + ":\n";
  std::size_t number = 0;
  for (const Reason &reason : reasons)
    out += "  " + (list == List::Numbered ? std::to_string(++number) + ". " : "- ") + oneLine(reason.sentence) +
           (list == List::WithoutPlaces ? std::string() : oneLine(sourceOf(model, reason))) + "\n";
}

/// The items of a list whose summary does not name them: one on each line.
void addItems(const Model &model, const Answer &answer, std::string &out) {
  if (answer.listHeading.empty() || answer.list.empty())
    return;
  out += "\n" + answer.listHeading + ":\n";
  for (const Listed &listed : answer.list) {
    std::string line = listed.name + (listed.within.empty() ? "" : ": " + listed.within);
    if (!listed.because.empty())
      line += sourceOf(model, listed.because.front());
    out += "  - " + oneLine(std::move(line)) + "\n";
  }
}

} // namespace

std::string printText(const Model &model, const Answer &answer) {
  std::string out = std::string(word(answer.truth)) + ". " + oneLine(answer.summary) + "\n";
  addItems(model, answer, out);
  addList(model, "Because", answer.because, List::Numbered, out);
  if (!answer.instead.empty()) {
    out += "\nInstead:\n";
    for (const std::string &instead : answer.instead)
      out += "  - " + oneLine(instead) + "\n";
  }
  addList(model, "Depends on", answer.dependsOn, List::Dotted, out);
  // These say themselves where they stand.
  addList(model, "Assuming", answer.assuming, List::WithoutPlaces, out);
  return out;
}

} // namespace quorate::runtime
