// The bound: the least work that an authority question can take, over the ideal layout and doing nothing else. Prints
// rows, nanoseconds for requests not seen before, and nanoseconds for the same requests again.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <random>
#include <span>
#include <vector>

namespace {

constexpr std::uint32_t kBodies = 60;

struct Grant {
  std::int64_t limit;
  std::int32_t from, until;
  std::uint32_t chain; ///< the grant it comes from
};

struct Request {
  std::uint32_t body, function, place;
  std::int32_t day;
  std::int64_t amount;
};

/// Every body, function and place has a cell with a run of grants, found without searching.
struct Table {
  std::uint32_t functions, places;
  std::vector<std::uint32_t> firstOf;
  std::vector<Grant> grants;

  std::size_t cell(std::uint32_t body, std::uint32_t function, std::uint32_t place) const {
    return (std::size_t{body} * functions + function) * places + place;
  }
};

Table makeTable(std::uint32_t rows) {
  std::uint32_t side = 1;
  while (side * side < rows)
    ++side;
  Table table{side, side, {}, {}};
  std::vector<std::vector<Grant>> cells(std::size_t{kBodies} * side * side);
  for (std::uint32_t row = 0; row < rows; ++row)
    cells[table.cell((row * 7 + row / side) % kBodies, row % side, row / side)].push_back(
        {std::int64_t{1000} * (10 + row % 900), 18353, 25000, row});
  for (const auto &cell : cells) {
    table.firstOf.push_back(static_cast<std::uint32_t>(table.grants.size()));
    table.grants.insert(table.grants.end(), cell.begin(), cell.end());
  }
  table.firstOf.push_back(static_cast<std::uint32_t>(table.grants.size()));
  return table;
}

const Grant *answer(const Table &table, const Request &request) {
  const std::size_t cell = table.cell(request.body, request.function, request.place);
  for (std::uint32_t i = table.firstOf[cell]; i < table.firstOf[cell + 1]; ++i) {
    const Grant &grant = table.grants[i];
    if (request.amount <= grant.limit && grant.from <= request.day && request.day < grant.until)
      return &grant;
  }
  return nullptr;
}

std::vector<Request> makeRequests(const Table &table, std::size_t count) {
  std::mt19937 random(1);
  std::vector<Request> requests;
  for (std::size_t i = 0; i < count; ++i)
    requests.push_back(
        {static_cast<std::uint32_t>(random() % kBodies), static_cast<std::uint32_t>(random() % table.functions),
         static_cast<std::uint32_t>(random() % table.places), static_cast<std::int32_t>(18000 + random() % 2000),
         static_cast<std::int64_t>(random() % 1000000)});
  return requests;
}

/// Nanoseconds for one request, and in `sum` something that keeps the work from being left out.
double timeAll(const Table &table, std::span<const Request> requests, std::size_t rounds, std::uint64_t &sum) {
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t round = 0; round < rounds; ++round)
    for (const Request &request : requests)
      if (const Grant *grant = answer(table, request))
        sum += grant->chain + 1;
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(requests.size() * rounds);
}

} // namespace

int main() {
  std::uint64_t sum = 0;
  for (const std::uint32_t rows : {400U, 4000U, 40000U}) {
    const Table table = makeTable(rows);
    const std::vector<Request> requests = makeRequests(table, 1U << 20U);
    const double fresh = timeAll(table, requests, 4, sum);
    const double again = timeAll(table, std::span(requests).first(256), 1U << 14U, sum);
    std::printf("%u %.2f %.2f\n", rows, fresh, again);
  }
  return sum == 0;
}
