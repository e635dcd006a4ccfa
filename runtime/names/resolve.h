// Names of questions to the things of a model. The index of names is in the file; nothing is built when opening it.
#pragma once

#include "runtime/model.h"
#include "runtime/question.h"
#include "runtime/reason.h"

#include <variant>

namespace quorate::runtime {

template <class T> using Resolved = std::variant<T, NotUnderstood>;

/// A body or a post. An organisation stands for whoever it acts through.
Resolved<ActorIndex> resolveActor(const Model &model, const NameForm &name);
/// Bodies and posts: everything of that name, so "GP Member" means those of every borough. Never empty.
Resolved<std::vector<ActorIndex>> resolveActors(const Model &model, const NameForm &name);
/// Somebody who is registered.
Resolved<PersonIndex> resolvePerson(const Model &model, const NameForm &name);
/// A body.
Resolved<BodyIndex> resolveBody(const Model &model, const NameForm &name);
Resolved<FunctionIndex> resolveFunction(const Model &model, const NameForm &name);
/// The function that a question is about; none if it names none.
Resolved<std::optional<FunctionIndex>> resolveMatter(const Model &model, const std::optional<NameForm> &name);
Resolved<PlaceIndex> resolvePlace(const Model &model, const NameForm &name);

/// The runs of seats of a body (places in its list) that a post, a class of members or a holder's name means. Never
/// empty.
Resolved<std::vector<std::uint32_t>> resolveSeats(const Model &model, BodyIndex body, const NameForm &name);

/// [D3] The runs of seats that a name means by their own name, of those that go with a post which has another name;
/// none if it names the post itself.
std::vector<SeatIndex> seatsWithPost(const Model &model, ActorIndex post, const NameForm &name);

/// How many letters must be put in, left out, changed or swapped with a neighbour to make one text of the other; more
/// than `most` is `most + 1`. Capitals and small letters are alike.
std::size_t distance(std::string_view a, std::string_view b, std::size_t most);

} // namespace quorate::runtime
