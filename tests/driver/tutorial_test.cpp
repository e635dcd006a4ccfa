// The tutorials are followed step by step, as a reader would: files are written and changed as the page says, and every
// command shown is run. Comments that a reader does not see say which file a block is for:
//   <!-- new FILE -->           the block is the file
//   <!-- append FILE -->        the block goes to its end
//   <!-- add FILE -->           the same, with a blank line before it
//   <!-- after FILE: LINE -->   the block goes behind this line
//   <!-- instead FILE: LINE --> the block takes the place of this line (`instead FILE 2: LINE`: of two lines)
// With QUORATE_REWRITE=1 in the environment, what the tool says is written into the page.
#include "running.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

using namespace quorate;
using namespace quorate::testing;

namespace {

/// What a comment tells the follower to do with the next block.
struct Step {
  std::string what, file, line;
  int lines = 1; ///< for `instead`
};

Step stepOf(const std::string &comment) {
  Step step;
  std::istringstream in(comment.substr(5, comment.rfind(" -->") - 5));
  in >> step.what >> step.file;
  if (!step.file.ends_with(':')) {
    std::string lines;
    if (in >> lines)
      step.lines = std::atoi(lines.c_str());
  } else {
    step.file.pop_back();
  }
  std::getline(in >> std::ws, step.line);
  return step;
}

std::string trimmed(const std::string &line) {
  std::size_t first = line.find_first_not_of(' ');
  return first == std::string::npos ? "" : line.substr(first);
}

void follow(driver::MemoryFiles &files, const Step &step, const std::string &block) {
  if (step.what == "new") {
    files.files[step.file] = block;
    return;
  }
  std::string &text = files.files[step.file];
  if (step.what == "add" || step.what == "append") {
    text += (step.what == "add" ? "\n" : "") + block;
    return;
  }
  std::istringstream in(text);
  std::string changed;
  bool found = false;
  int left = 0; // lines that the block takes the place of, after the first
  for (std::string line; std::getline(in, line);) {
    bool here = !found && trimmed(line) == step.line;
    if (left-- > 0)
      continue;
    left = here && step.what == "instead" ? step.lines - 1 : 0;
    if (!here || step.what == "after")
      changed += line + "\n";
    if (here)
      changed += block;
    found |= here;
  }
  INFO(step.what << " " << step.file << ": " << step.line);
  CHECK(found);
  text = changed;
}

std::string said(driver::MemoryFiles &files, const std::string &command) {
  std::vector<std::string> arguments = words(command);
  arguments.erase(arguments.begin());
  Ran ran = run(files, arguments);
  CHECK(ran.exit != 101);
  std::string all = ran.out + ran.err;
  return all.substr(0, all.find_last_not_of('\n') + 1) + "\n";
}

void followPage(driver::MemoryFiles &files, const std::string &path, std::size_t atLeast) {
  std::string page = textOf(path), rewritten;
  std::istringstream in(page);
  std::size_t commands = 0;
  Step step;
  for (std::string line; std::getline(in, line);) {
    rewritten += line + "\n";
    if (line.starts_with("<!-- ")) {
      step = stepOf(line);
      continue;
    }
    if (!line.starts_with("```"))
      continue;
    std::string block;
    while (std::getline(in, line) && !line.starts_with("```"))
      block += line + "\n";
    if (block.starts_with("$ quorate ") && block.substr(0, block.find('\n')).find(" | ") == std::string::npos) {
      std::string command = block.substr(2, block.find('\n') - 2), shown = block.substr(command.size() + 3);
      std::string now = said(files, command);
      INFO(path << ": " << command);
      if (!rewriting())
        CHECK(now == shown);
      block = "$ " + command + "\n" + now;
      ++commands;
    } else if (!step.what.empty()) {
      follow(files, step, block);
      step = {};
    }
    rewritten += block + line + "\n";
  }
  if (rewriting())
    std::ofstream(QUORATE_ROOT "/" + path, std::ios::binary) << rewritten;
  CHECK(commands >= atLeast);
}

} // namespace

TEST_CASE("whoever follows the tutorial sees what it shows, and what the page on questions shows") {
  driver::MemoryFiles files;
  followPage(files, "docs/tutorial.md", 10);
  followPage(files, "docs/questions.md", 6);
}

TEST_CASE("whoever follows the tutorial of a charity sees what it shows") {
  driver::MemoryFiles files;
  followPage(files, "docs/tutorial-charity.md", 10);
}
