// Reads files, refuses what is no text, follows `use`, and stays inside the folder of the constitution.
#include "compiler/driver/loader.h"

#include "compiler/driver/embedded.h"
#include "compiler/register/register.h"
#include "compiler/support/text.h"
#include "compiler/syntax/parse.h"
#include "runtime/words/text.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

namespace quorate::driver {

namespace fs = std::filesystem;

namespace {

class Loader {
public:
  Loader(Files &files, Diagnostics &diagnostics, const LoadLimits &limits)
      : files_(files), diagnostics_(diagnostics), limits_(limits) {}

  Loaded run(const std::string &path) {
    std::vector<std::string> roots = rootsOf(path);
    folder_ = files_.isFolder(path) ? path : fs::path(path).parent_path().string();
    if (folder_.empty())
      folder_ = ".";
    realFolder_ = files_.real(folder_);
    for (const std::string &root : roots)
      file(root, Range{});
    return std::move(out_);
  }

private:
  /// The files to begin with: the one named, `constitution.quorate` of a folder, or else every file in it.
  std::vector<std::string> rootsOf(const std::string &path) {
    if (!files_.isFolder(path))
      return {path};
    std::string main = (fs::path(path) / "constitution.quorate").string();
    if (files_.exists(main))
      return {main};
    std::vector<std::string> all;
    for (const std::string &name : files_.list(path))
      if (name.ends_with(".quorate"))
        all.push_back((fs::path(path) / name).string());
    if (all.empty())
      diagnostics_.report<diag::NothingToRead>(Range{}, visible(path))
          .mend("name a `.quorate` file, or a folder that holds `constitution.quorate`");
    return all;
  }

  /// Reads a file and, before it, everything it uses.
  void file(const std::string &path, Range usedAt) {
    std::string key = files_.real(path);
    if (known(key, path, usedAt))
      return;
    ReadResult read = files_.read(path, limits_.fileBytes);
    if (!read.text) {
      refuse(read, path, usedAt);
      return;
    }
    text(key, {path, std::move(*read.text), placeOf(path)}, fs::path(path).parent_path().string());
  }

  /// A package is looked up in the tool itself, never on the disk, so that it is the same wherever the tool runs.
  void package(const std::string &name, Range usedAt) {
    std::string path = "stdlib/" + name + ".quorate";
    std::replace(path.begin() + 7, path.end() - 8, '.', '/');
    if (known(path, path, usedAt))
      return;
    std::vector<std::string> packages;
    for (const EmbeddedFile &each : embeddedFiles()) {
      if (each.path == path) {
        text(path, {path, std::string(each.content), path, true}, "stdlib");
        return;
      }
      if (each.path.starts_with("stdlib/")) {
        std::string known(each.path.substr(7, each.path.size() - 7 - 8));
        std::replace(known.begin(), known.end(), '/', '.');
        packages.push_back(known);
      }
    }
    Diagnostic &made = diagnostics_.report<diag::UseNotFound>(usedAt, name);
    if (std::string close = closest(name, packages); !close.empty())
      made.mend("did you mean `" + close + "`?");
    else
      made.mend("the packages are: " + words::listed(packages));
  }

  /// Whether a file is read already, or being read (which is a circle).
  bool known(const std::string &key, const std::string &path, Range usedAt) {
    if (std::find(onWay_.begin(), onWay_.end(), key) != onWay_.end()) {
      std::vector<std::string> way;
      for (const std::string &each : onWay_)
        way.push_back("`" + visible(fs::path(each).filename().string()) + "`");
      diagnostics_.report<diag::UseCircle>(usedAt, visible(path), words::listed(way))
          .mend("take one `use` of the circle out");
      return true;
    }
    // Two files may use the same third one; it is read once and declares once.
    if (done_.contains(key))
      return true;
    if (done_.size() >= limits_.files) {
      if (!full_)
        diagnostics_.report<diag::TooManyFiles>(usedAt, limits_.files);
      full_ = true;
      return true;
    }
    return false;
  }

  /// Reads a file that has been found, and first what it uses. `onWay_` holds the files between the root and this one,
  /// so that a circle can name them.
  void text(const std::string &key, SourceFile file, const std::string &folder) {
    std::optional<FileId> added = add(key, std::move(file));
    if (!added)
      return;
    FileId id = *added;
    ast::Module module = syntax::parse(*out_.sources, id, out_.names, diagnostics_);
    if (limits_.registers)
      readRegisters(module.declarations, folder);
    onWay_.push_back(key);
    for (const ast::Declaration &each : module.declarations)
      if (auto *use = std::get_if<ast::Use>(&each.is))
        follow(*use, each.range, folder);
      else if (auto *option = std::get_if<ast::Option>(&each.is))
        useNothing(option->declarations, "option");
      else if (auto *assume = std::get_if<ast::Assume>(&each.is))
        useNothing(assume->declarations, "assume");
    onWay_.pop_back();
    // After those it uses: what a file declares may stand on theirs.
    out_.modules.push_back(std::move(module));
  }

  /// What a file declares is declared for all: an option or an assumption cannot bring one in.
  void useNothing(const std::vector<ast::Declaration> &declarations, std::string_view within) {
    for (const ast::Declaration &each : declarations)
      if (std::holds_alternative<ast::Use>(each.is))
        diagnostics_.report<diag::UseWithin>(each.range, within)
            .note("what a file or package declares is there for all options, and whatever is assumed")
            .mend("write `use` at the top of the file, and within the braces what differs");
  }

  /// Takes the text of a file in; nothing if it is no text that can be read.
  std::optional<FileId> add(const std::string &key, SourceFile file) {
    done_[key] = true;
    std::string &content = file.text;
    // Editors on Windows put this mark before UTF-8; it is no part of the text.
    if (content.starts_with("\xEF\xBB\xBF"))
      content.erase(0, 3);
    // A place is a 32-bit offset into all files together, so the sum is what must be bounded.
    if (out_.sources->totalBytes() + content.size() > limits_.totalBytes) {
      diagnostics_.report<diag::TooManyBytes>(Range{}, limits_.totalBytes >> 20);
      return std::nullopt;
    }
    FileId id = out_.sources->add(std::move(file));
    if (!readable(id))
      return std::nullopt;
    return id;
  }

  void follow(const ast::Use &use, Range at, const std::string &folder) {
    if (use.package) {
      package(use.path, at);
      return;
    }
    if (std::string target = inside(use.path, at, folder); !target.empty())
      file(target, at);
  }

  /// Where a file stands in the constitution, however the way to it was typed.
  std::string placeOf(const std::string &path) const {
    return fs::path(path).lexically_normal().lexically_relative(fs::path(folder_).lexically_normal()).generic_string();
  }

  /// The path of a file that a file in `folder` names; empty if it lies outside the folder of the constitution.
  std::string inside(const std::string &path, Range at, const std::string &folder) {
    fs::path target = fs::path(folder) / path;
    // Judged by where it really lies: a link inside the folder may lead out of it.
    std::string real = files_.real(target.string());
    std::string root = realFolder_.ends_with('/') ? realFolder_ : realFolder_ + "/";
    bool outside = fs::path(path).is_absolute() ||
                   (realFolder_ == "." ? real.starts_with("..") || real.starts_with("/") : !real.starts_with(root));
    // A package comes with the tool and must mean the same everywhere, so it uses no files of the reader.
    if (!outside && folder != "stdlib")
      return target.lexically_normal().string();
    diagnostics_.report<diag::UseOutside>(at, visible(path))
        .note("a constitution is made only of the files in its own folder and of packages")
        .mend("put the file into the folder, or use a package");
    return {};
  }

  /// Puts behind each `register` the people of its file, as if they were declared there.
  void readRegisters(std::vector<ast::Declaration> &declarations, const std::string &folder) {
    std::set<std::string> here;
    for (std::size_t i = 0; i < declarations.size(); ++i) {
      ast::Declaration &each = declarations[i];
      // Each option may bring the same register in; within one list of declarations everybody would be declared twice.
      if (auto *option = std::get_if<ast::Option>(&each.is))
        readRegisters(option->declarations, folder);
      else if (auto *assume = std::get_if<ast::Assume>(&each.is))
        readRegisters(assume->declarations, folder);
      auto *from = std::get_if<ast::Register>(&each.is);
      if (!from)
        continue;
      Range at = each.range;
      std::string target = inside(from->path, at, folder);
      if (target.empty())
        continue;
      if (!here.insert(files_.real(target)).second) {
        diagnostics_.report<diag::StatedTwice>(at, "the register `" + visible(from->path) + "`")
            .mend("keep one of the two");
        continue;
      }
      std::vector<ast::Declaration> people = peopleOf(target, at);
      std::size_t count = people.size();
      declarations.insert(declarations.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                          std::make_move_iterator(people.begin()), std::make_move_iterator(people.end()));
      i += count;
    }
  }

  /// The people of a register, which several options may share.
  std::vector<ast::Declaration> peopleOf(const std::string &path, Range at) {
    std::string key = files_.real(path);
    auto shared = registers_.find(key);
    if (shared == registers_.end()) {
      if (known(key, path, at))
        return {};
      ReadResult read = files_.read(path, limits_.fileBytes);
      if (!read.text) {
        refuse(read, path, at);
        return {};
      }
      std::optional<FileId> id = add(key, {path, std::move(*read.text), placeOf(path)});
      if (!id)
        return {};
      shared = registers_.emplace(key, *id).first;
    }
    // Read again for each option that names it: its declarations become part of that option's.
    return registers::read(*out_.sources, shared->second, at, out_.names, diagnostics_);
  }

  /// Says why a file could not be read.
  void refuse(const ReadResult &read, const std::string &path, Range usedAt) {
    if (read.tooLarge)
      diagnostics_.report<diag::FileTooLarge>(usedAt, visible(path), limits_.fileBytes >> 20)
          .note("nothing of it was read")
          .mend("split it into several files and join them with `use`");
    else if (usedAt && !files_.exists(path))
      diagnostics_.report<diag::UseNotFound>(usedAt, visible(path)).mend("check the name; " + read.why);
    else
      diagnostics_.report<diag::CannotRead>(usedAt, visible(path), read.why);
  }

  /// Whether a file is text that means what it shows.
  bool readable(FileId id) {
    const SourceFile &in = out_.sources->file(id);
    std::string_view rest = in.text;
    bool good = true;
    std::size_t reports = 0;
    while (!rest.empty()) {
      std::size_t at = in.text.size() - rest.size();
      unsigned char first = static_cast<unsigned char>(rest[0]);
      Range range{in.base + static_cast<std::uint32_t>(at), in.base + static_cast<std::uint32_t>(at) + 1};
      if (first < 0x80) {
        // A control character can move the cursor or hide what stands on a line, and no clause needs one.
        if ((first < 0x20 && first != '\n' && first != '\r' && first != '\t') || first == 0x7F) {
          diagnostics_.report<diag::NotText>(range, visible(in.name), at + 1)
              .mend("save it as plain text; if it came from a word processor, export it as UTF-8 text");
          return false;
        }
        rest.remove_prefix(1);
        continue;
      }
      char32_t character = 0;
      std::size_t length = decodeUtf8(rest, character);
      if (length == 0) {
        diagnostics_.report<diag::BadUtf8>(range, static_cast<unsigned>(first)).mend("save the file as UTF-8");
        return false;
      }
      if (isHidden(character)) {
        range.end = range.begin + static_cast<std::uint32_t>(length);
        diagnostics_.report<diag::HiddenCharacter>(range, static_cast<std::uint32_t>(character))
            .note("it can make a clause look like something that it does not say")
            .mend("delete it");
        good = false;
        // A text made to be full of them would bury everything else.
        if (++reports == 20)
          return false;
      }
      rest.remove_prefix(length);
    }
    return good;
  }

  Files &files_;
  Diagnostics &diagnostics_;
  const LoadLimits &limits_;
  Loaded out_;
  std::string folder_, realFolder_;
  std::vector<std::string> onWay_;
  std::map<std::string, bool> done_;
  std::map<std::string, FileId> registers_;
  bool full_ = false;
};

} // namespace

Loaded load(const std::string &path, Files &files, Diagnostics &diagnostics, const LoadLimits &limits) {
  return Loader(files, diagnostics, limits).run(path);
}

} // namespace quorate::driver
