// Questions on a loaded model, and opening one: on the models of 400 and 40,000 delegations that bench/run builds
// in the folder QUORATE_MODELS.
#include "runtime/answer.h"
#include "runtime/authority.h"
#include "runtime/words/wording.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <random>

namespace {

using namespace quorate::runtime;

constexpr std::size_t kRequests = 1U << 16U;
constexpr Day kDay = 18500; // 26 August 2020, when every delegation is in force

std::filesystem::path pathOf(std::int64_t delegations) {
  const char *folder = std::getenv("QUORATE_MODELS");
  return std::filesystem::path(folder ? folder : ".") / ("model-" + std::to_string(delegations)) / "model.qdm";
}

Model open(std::int64_t delegations, Verify verify = Verify::Everything) {
  auto opened = Model::open(pathOf(delegations), verify);
  if (auto *refused = std::get_if<Refusal>(&opened))
    throw std::runtime_error(refused->reason);
  return std::move(std::get<Model>(opened));
}

/// The actor that decides a function at a place by delegation, if there is one.
std::optional<ActorIndex> delegate(const Model &model, PowerRequest request) {
  for (std::uint32_t actor = 0; actor < model.actors(); ++actor) {
    request.actor = ActorIndex{actor};
    const Power power = mayDecide(model, request);
    if (power.truth == Truth::Yes && power.chain.length > 1)
      return request.actor;
  }
  return std::nullopt;
}

/// A loaded model and requests of it. In half of them somebody decides by delegation, if the amount is within the
/// limit.
struct Fixture {
  Model model;
  std::vector<PowerRequest> requests;

  explicit Fixture(std::int64_t delegations) : model(open(delegations)) {
    std::mt19937 random(1);
    while (requests.size() < kRequests) {
      PowerRequest request;
      request.function = FunctionIndex{static_cast<std::uint32_t>(random() % model.functions())};
      request.place = PlaceIndex{static_cast<std::uint32_t>(random() % model.places())};
      request.amount = Money{100, Currency::Pound};
      request.day = kDay;
      request.actor = ActorIndex{static_cast<std::uint32_t>(random() % model.actors())};
      if (random() % 2)
        request.actor = delegate(model, request).value_or(request.actor);
      request.amount = Money{static_cast<std::int64_t>(random() % 100000000), Currency::Pound};
      requests.push_back(request);
    }
  }
};

const Fixture &fixture(std::int64_t delegations) {
  static std::map<std::int64_t, Fixture> all;
  return all.try_emplace(delegations, delegations).first->second;
}

/// Asks the first `count` requests in turn, again and again.
void askInTurn(benchmark::State &state, std::size_t count) {
  const Fixture &asked = fixture(state.range(0));
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(mayDecide(asked.model, asked.requests[next]));
    next = (next + 1) % count;
  }
}

void answerWithChain(benchmark::State &state) { askInTurn(state, kRequests); }
void answerWithChainAgain(benchmark::State &state) { askInTurn(state, 256); }

void answerWithReasons(benchmark::State &state) {
  const Fixture &asked = fixture(state.range(0));
  std::vector<QuestionForm> questions;
  for (const PowerRequest &request : asked.requests) {
    QuestionForm question;
    question.subject.head = asked.model.name(request.actor);
    question.function = NameForm{std::string(asked.model.name(request.function)), {}};
    question.place = NameForm{std::string(asked.model.name(*request.place)), {}};
    question.amount = request.amount;
    question.day = request.day;
    questions.push_back(std::move(question));
  }
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(answer(asked.model, questions[next], kDay));
    next = (next + 1) % kRequests;
  }
}

/// The answer and its chain in sentences, from numbers and not from names.
void answerInWords(benchmark::State &state) {
  const Fixture &asked = fixture(state.range(0));
  std::size_t next = 0;
  for (auto _ : state) {
    const Power power = mayDecide(asked.model, asked.requests[next]);
    std::vector<Reason> reasons;
    chainInWords(asked.model, power.chain, reasons);
    benchmark::DoNotOptimize(reasons);
    next = (next + 1) % kRequests;
  }
}

/// A full meeting of the first body that has seats, half of them in favour.
void judgeMeeting(benchmark::State &state) {
  const Model &model = fixture(state.range(0)).model;
  Meeting meeting;
  meeting.day = kDay;
  for (std::uint32_t body = 0; body < model.bodies() && meeting.seats.empty(); ++body) {
    meeting.body = BodyIndex{body};
    for (SeatIndex seats : model.body(meeting.body).seats) {
      const std::uint32_t all = model.seat(seats).least;
      meeting.seats.push_back({all, 0, all / 2, all - all / 2, 0});
    }
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(judge(model, meeting));
}

void openVerified(benchmark::State &state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(open(state.range(0)));
}

void openOnFirstUse(benchmark::State &state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(open(state.range(0), Verify::OnFirstUse));
}

} // namespace

BENCHMARK(answerWithChain)->Name("answer with its chain")->Arg(400)->Arg(40000);
BENCHMARK(answerWithChainAgain)->Name("the same requests again")->Arg(400)->Arg(40000);
BENCHMARK(answerInWords)->Name("answer with its reasons")->Arg(400)->Arg(40000);
BENCHMARK(answerWithReasons)->Name("answer with its reasons from names")->Arg(400)->Arg(40000);
BENCHMARK(judgeMeeting)->Name("judge a meeting")->Arg(400);
BENCHMARK(openOnFirstUse)->Name("open a model file")->Arg(400)->Arg(40000)->Unit(benchmark::kMicrosecond);
BENCHMARK(openVerified)->Name("open and check all of it")->Arg(400)->Arg(40000)->Unit(benchmark::kMicrosecond);

BENCHMARK_MAIN();
