// Writing on the disk, and what is read before a whole file is. Every fault of the disk is tried by tests/faults/run.
#include "running.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include <unistd.h>

using namespace quorate;
using namespace quorate::testing;

namespace fs = std::filesystem;

namespace {

/// A folder of this test alone, which goes with it.
struct Scratch {
  fs::path path = fs::temp_directory_path() / ("quorate-writing-" + std::to_string(getpid()));
  Scratch() { fs::create_directories(path); }
  ~Scratch() { fs::remove_all(path); }
  std::string at(const std::string &name) const { return (path / name).string(); }
};

std::string contentOf(const fs::path &path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::set<std::string> namesIn(const fs::path &folder) {
  std::set<std::string> names;
  for (const auto &entry : fs::recursive_directory_iterator(folder))
    names.insert(entry.path().lexically_relative(folder).string());
  return names;
}

} // namespace

TEST_CASE("a file that is written keeps its link and who may read it") {
  Scratch scratch;
  driver::DiskFiles disk;
  std::ofstream(scratch.at("real")) << "old";
  fs::permissions(scratch.at("real"), fs::perms::owner_read | fs::perms::owner_write);
  fs::create_symlink("real", scratch.at("link"));
  CHECK_FALSE(disk.write(scratch.at("link"), "new").has_value());
  CHECK(fs::is_symlink(scratch.at("link")));
  CHECK(contentOf(scratch.at("real")) == "new");
  CHECK(fs::status(scratch.at("real")).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK(namesIn(scratch.path) == std::set<std::string>{"link", "real"});
}

TEST_CASE("a set of files takes the place of the one before, and leaves what is not its own") {
  Scratch scratch;
  driver::DiskFiles disk;
  driver::MemoryFiles memory;
  using Files = std::vector<driver::NewFile>;
  for (driver::Files *files : {static_cast<driver::Files *>(&disk), static_cast<driver::Files *>(&memory)}) {
    const std::string out = files == &disk ? scratch.at("out") : "out";
    CHECK_FALSE(files->writeAll(out, Files{{"model", "1"}, {"documents/a", "a1"}, {"documents/b", "b1"}}).has_value());
    CHECK_FALSE(files->writeAll(out, Files{{"model", "2"}, {"documents/a", "a2"}}).has_value());
    CHECK(*files->read(out + "/model", 10).text == "2");
    CHECK(*files->read(out + "/documents/a", 10).text == "a2");
    // A document of a body that is no longer there would be taken for one that holds.
    CHECK_FALSE(files->exists(out + "/documents/b"));
    CHECK_FALSE(files->write(out + "/mine", "kept").has_value());
    CHECK_FALSE(files->writeAll(out, Files{{"model", "3"}, {"documents/a", "a3"}}).has_value());
    CHECK(*files->read(out + "/mine", 10).text == "kept");
    CHECK(*files->read(out + "/model", 10).text == "3");
    CHECK(files->beginning(out + "/mine", 2).text == "ke");
    CHECK(files->beginning(out + "/mine", 2).size == 4);
  }
  CHECK(namesIn(scratch.path) ==
        std::set<std::string>{"out", "out/model", "out/mine", "out/documents", "out/documents/a"});
  std::ofstream(scratch.at("file")) << "x";
  CHECK(disk.writeAll(scratch.at("file/below"), Files{{"model", "1"}}).has_value());
  CHECK(contentOf(scratch.at("file")) == "x");
}

TEST_CASE("what a writer left that was killed is taken away by the next") {
  Scratch scratch;
  driver::DiskFiles disk;
  fs::create_directories(scratch.at(".out.part/documents"));
  std::ofstream(scratch.at(".out.part/model")) << "half";
  CHECK_FALSE(disk.writeAll(scratch.at("out"), {{"model", "whole"}}).has_value());
  CHECK(namesIn(scratch.path) == std::set<std::string>{"out", "out/model"});
  CHECK(contentOf(scratch.at("out/model")) == "whole");
}

TEST_CASE("a model is asked with the options that it was built with, and nothing is taken of two") {
  driver::MemoryFiles files;
  files.files["a.quorate"] =
      "constitution \"A\" { in force from 1 January 2026 }\nfunction Let\norganisation Org { holds Let "
      "acts through Board }\nbody Board { members { Chair 1 seat, votes } }\n"
      "option Fast { delegate Let from Board to Chair }\n";
  CHECK(run(files, {"build", "a.quorate", "-o", "out"}).exit == 0);
  Ran chosen = run(files, {"ask", "out/model.qdm", "may Chair decide Let?", "--option", "Fast"});
  CHECK(chosen.exit == 2);
  CHECK(chosen.err.find("its options were chosen when it was built") != std::string::npos);
  Ran twice = run(files, {"ask", "a.quorate", "may Chair decide Let?", "--on", "2026-06-01", "--on", "2027-06-01"});
  CHECK(twice.exit == 2);
  CHECK(twice.err.find("`--on` is given twice") != std::string::npos);
  files.files["large.qdm"] = std::string(1000, 'x');
  CHECK(run(files, {"ask", "large.qdm", "may Chair decide Let?"}).err.find("is not a decision model") !=
        std::string::npos);
}

TEST_CASE("hidden characters come in by no file, and go out by no name of one") {
  driver::MemoryFiles files;
  files.files["a.quorate"] =
      "constitution \"A\" { in force from 1 January 2026 }\nbody Board { members { Chair 1 seat, votes } "
      "}\nregister \"r.json\"\n";
  files.files["r.json"] =
      R"({"persons":[{"id":"a","name":"Ann\u202e eel"}],"memberships":[{"person_id":"a","role":"Chair","organization":{"name":"Board"}}]})";
  Ran checked = run(files, {"check", "a.quorate"});
  CHECK(checked.exit != 0);
  CHECK(checked.out.find("the hidden character U+202E") != std::string::npos);
  files.files["a.quorate"].erase(files.files["a.quorate"].find("register"));
  for (const char *minutes : {"{\"body\": \"Board\", \"day\": \"2026-06-01\", \"present\": [\"Chair\\u009b2J\"]}",
                              "{\"body\": \"Board\", \"day\": \"2026-06-01\", \"present\": [\"Chair\xE2\x80\xAE\"]}"}) {
    files.files["m.json"] = minutes;
    Ran judged = run(files, {"minutes", "m.json", "a.quorate"});
    CHECK(judged.exit == 2);
    CHECK(judged.err.find("hidden character") != std::string::npos);
  }
  const std::string odd = "\x1b]0;x\x07.quorate";
  files.files[odd] = "constitution   \"A\"\n";
  for (const std::vector<std::string> &command :
       std::vector<std::vector<std::string>>{{"check", odd},
                                             {"fmt", "--check", odd},
                                             {"emit", "source", odd},
                                             {"build", odd, "-o", odd + "-out"},
                                             {"build", odd, "-o", odd}}) {
    Ran ran = run(files, command);
    INFO(command[0] << ran.out << ran.err);
    CHECK((ran.out + ran.err).find('\x1b') == std::string::npos);
  }
}

TEST_CASE("what is made is the same to the byte, however the way to the constitution is typed") {
  const std::map<std::string, std::string> texts = {
      {"constitution.quorate", "constitution \"Mill Trust\" { in force from 1 January 2026 }\n"
                               "use \"parts/board.quorate\"\n"
                               "register \"lists/people.csv\"\n"},
      {"parts/board.quorate", "organisation Mill Trust\n"
                              "body Board {\n"
                              "  accountable to Mill Trust\n"
                              "  members { Chair 1 seat, votes Trustee 4 seats, votes }\n"
                              "  chaired by to be confirmed \"in May\"\n"
                              "  quorum at least 2 members\n"
                              "  decides by more than 1/2 of votes cast\n"
                              "}\n"
                              "assume \"as before\" { in Board { chaired by Chair } }\n"},
      {"lists/people.csv", "person,post,body,from,until\nAda Okafor,Chair,Board,2026-01-01,\n"}};
  auto made = [&](const std::string &folder, const std::string &typed) {
    driver::MemoryFiles files;
    for (const auto &[name, text] : texts)
      files.files[folder + "/" + name] = text;
    Ran ran = run(files, {"build", typed, "-o", "out"});
    INFO(typed << ran.out << ran.err);
    CHECK(ran.exit == 0);
    std::map<std::string, std::string> out;
    for (const auto &[name, text] : files.files)
      if (name.starts_with("out/")) {
        CHECK(text.find("work") == std::string::npos);
        out[name] = text;
      }
    return out;
  };
  const auto first = made("work/mill", "work/mill");
  CHECK(first.size() > 8);
  CHECK(first.at("out/report.json").find("\"parts/board.quorate\"") != std::string::npos);
  for (const char *typed : {"work/mill/", "./work/mill", "work/mill/constitution.quorate", "work/./mill/../mill"})
    CHECK(made("work/mill", typed) == first);
  CHECK(made("/home/lead/work/mill", "/home/lead/work/mill") == first);
}
