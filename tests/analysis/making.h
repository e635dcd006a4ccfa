// Makes small flat models by hand, every clause on a line of its own.
#pragma once

#include "compiler/analysis/analysis.h"
#include "compiler/authority/authority.h"
#include "compiler/ir/model.h"

#include <string>
#include <vector>

namespace quorate::testing {

using namespace quorate::ir;

/// A model being made. Bodies get their actors as they are made; posts after all bodies.
struct Making {
  Model model;

  Making();

  /// A clause with a line of its own.
  ClauseId clause();
  /// Something to be confirmed.
  OpenPointId open(const std::string &subject);
  /// A clause that is assumed.
  ClauseId assumed(const std::string &reason);

  PlaceId place(const std::string &name, PlaceId in = {});
  FunctionId function(const std::string &name, std::vector<FunctionId> groups = {}, bool hasAmount = false);
  /// A function that is a group; others name it as theirs.
  FunctionId group(const std::string &name);
  BodyId body(const std::string &name, const std::string &templateName = {});
  /// Seats with a vote; say otherwise with what `at` gives back.
  SeatId seat(BodyId body, const std::string &post, std::uint32_t number, PlaceId place = {});
  /// Seats without a vote.
  SeatId silent(BodyId body, const std::string &post, std::uint32_t number);
  OrganisationId organisation(const std::string &name, std::vector<FunctionId> holds, ActorId actsThrough);
  ActorId actorOf(BodyId body) const { return model.at(body).actor; }

  Body &at(BodyId id) { return model.bodies[id.index()]; }
  Seat &at(SeatId id) { return model.seats[id.index()]; }

  /// "quorum at least NUMBER voting members".
  Quorum &quorum(BodyId body, std::uint32_t number, bool votingOnly = true);
  /// "… including at least NUMBER of these", of the only quorum of a body.
  void including(BodyId body, std::uint32_t number, std::vector<SeatId> who);
  /// "at least NUMBER of these".
  People people(std::uint32_t number, std::vector<SeatId> who, Bound bound = Bound::AtLeast);
  /// "decides by more than 1/2 of votes cast".
  DecisionRule &decides(BodyId body, Fraction fraction = {1, 2}, Base base = Base::VotesCast,
                        Bound bound = Bound::MoreThan);
  /// Quorum, rule, chair and accountability, so that nothing is missing.
  void complete(BodyId body);

  /// A claim of that form; its measure and the like are filled in through what comes back.
  Claim &claim(Claim::Says says, std::vector<BodyId> bodies, std::vector<SeatId> subjects = {});
  /// A delegation without limits, at all times and places.
  Delegation &delegate(std::vector<FunctionId> functions, ActorId from, ActorId to);
  /// A reservation at all times and places.
  Reservation &reserve(std::vector<FunctionId> functions, ActorId to);
};

/// A quorum that is to be confirmed.
Quorum toBeConfirmed(Making &making, OpenPointId open);

/// What the structural checks find, as codes: "Q0501 Q0502".
std::string findingsOf(const Model &model);
/// The same as diagnostics.
std::vector<Diagnostic> diagnosticsOf(const Model &model);
/// The first of them with a code; null if there is none.
const Diagnostic *find(const std::vector<Diagnostic> &all, Code code);
/// What the first finding with a code says; empty if there is none.
std::string message(const Model &model, Code code);
/// How many findings have a code.
std::size_t count(const Model &model, Code code);

/// The decision model of a model, as the runtime reads it.
runtime::Model decisionModel(const Model &model);
/// Decides all claims of a model.
std::vector<analysis::ClaimVerdict> decided(const Model &model);

} // namespace quorate::testing
