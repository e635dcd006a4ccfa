// Runs a command many times and prints, on one line, its least and its median time in milliseconds, the most memory it
// had in megabytes, and its exit code: quorate-measure RUNS COMMAND [ARGUMENT...]. What the command prints is dropped.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Run {
  double milliseconds;
  long kilobytes;
  int exitCode;
};

[[noreturn]] void become(char **command) {
  const int nowhere = open("/dev/null", O_RDWR);
  dup2(nowhere, STDIN_FILENO);
  dup2(nowhere, STDOUT_FILENO);
  dup2(nowhere, STDERR_FILENO);
  execvp(command[0], command);
  _exit(127);
}

Run runOnce(char **command) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = vfork();
  if (child == 0)
    become(command);
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - start;
  return {taken.count(), usage.ru_maxrss, WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status)};
}

} // namespace

int main(int argc, char **argv) {
  const long runs = argc > 2 ? std::strtol(argv[1], nullptr, 10) : 0;
  if (runs < 1 || runs > 100000) {
    std::fputs("quorate-measure RUNS COMMAND [ARGUMENT...]\n", stderr);
    return 2;
  }
  std::vector<double> times;
  long most = 0;
  int exitCode = 0;
  for (long i = 0; i < runs; ++i) {
    const Run run = runOnce(argv + 2);
    times.push_back(run.milliseconds);
    most = std::max(most, run.kilobytes);
    exitCode = run.exitCode;
  }
  std::sort(times.begin(), times.end());
  std::printf("%.3f %.3f %.1f %d\n", times.front(), times[times.size() / 2], static_cast<double>(most) / 1024,
              exitCode);
  return 0;
}
