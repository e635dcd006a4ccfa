"""Bodies and posts as those who hold powers: finding them, and whether they are in force."""

from dataclasses import dataclass, field
from typing import Any

from .constitution import fits, qualifiers, spelled
from .model import Seat
from .unknowns import Impossible
from .words import CannotRead


@dataclass(eq=False)
class Actor:
    """A body, or a post: one that has a seat, or one that is declared."""
    title: str
    titles: tuple
    narrower: tuple
    place: Any
    things: list = field(default_factory=list)  # the body, the declaration of the post, or (body, seat) of each seat


def actors(constitution):
    """Every body and post of a constitution; worked out once."""
    if "actors" not in constitution.kept:
        constitution.kept["actors"] = [*bodies(constitution), *posts(constitution)]
    return constitution.kept["actors"]


def bodies(constitution):
    for body in constitution.bodies:
        titles = (body.title, body.what.get("template", body.title), *body.also)
        yield Actor(body.title, titles, qualifiers(body), body.place, [body])


def posts(constitution):
    found = {}
    for post in constitution.posts:
        titles = (post.title, post.what.get("template", post.title), *post.also)
        found[(post.title, spelled(post.owner or ()))] = Actor(post.title, titles, qualifiers(post), post.place, [post])
    for body in constitution.bodies:
        for seat in body.clauses:
            if not isinstance(seat, Seat) or seat.ex_officio:
                continue
            for place in constitution.of_kind(seat.each) if seat.each else [body.place]:
                title = f"{seat.post} of {place}" if place else seat.post
                narrower = (body.title, body.what.get("template", body.title), *body.also, *qualifiers(body))
                actor = found.setdefault((title, body.title), Actor(
                    title, (seat.post, title), narrower + ((place,) if place else ()), place))
                actor.things.append((body, seat))
    return found.values()


def find_actor(constitution, ref, line=0):
    found = find_actors(constitution, ref)
    if len(found) != 1:
        raise CannotRead(line, f"no one body or post is called {spelled(ref)}")
    return found[0]


def one_actor(constitution, ref):
    """[W1] The actor whom a question names: a name of nobody, or of several, is refused."""
    found = find_actors(constitution, ref)
    if len(found) != 1:
        raise Impossible("W1", f"{spelled(ref)} means {len(found)} bodies and posts")
    return found[0]


def find_actors(constitution, ref):
    """Every body or post that a name means: of a post for each place all of them, if it names no place."""
    text = spelled(ref)
    key = ("actor", text)
    if key not in constitution.kept:
        found = [actor for actor in actors(constitution) if fits(text, actor.titles, actor.narrower)]
        exact = [actor for actor in found if actor.title == text]
        if len(exact) > 1:  # a seat made for a place goes before one that is on a body of the place
            exact = [actor for actor in exact if isinstance(actor.things[0], tuple) and actor.things[0][1].each]
        if len(exact) == 1:
            found = exact
        constitution.kept[key] = found or ex_officio(constitution, text)
    return constitution.kept[key]


def ex_officio(constitution, text):
    """The post whose holder has the seat that a text names."""
    found = []
    for body in constitution.bodies:
        for seat in body.clauses:
            if not (isinstance(seat, Seat) and seat.ex_officio):
                continue
            if fits(text, (seat.post,) + seat.also, (body.title, *qualifiers(body))):
                found.append(find_actor(constitution, seat.ex_officio, seat.line))
    return found


def seats_called(constitution, ref):
    """The seats that a name means: those of a post, or of one that goes with another post."""
    actor = find_actor(constitution, ref)
    seats = [thing for thing in actor.things if isinstance(thing, tuple)]
    if seats and fits(spelled(ref), actor.titles, actor.narrower):
        return seats
    return seats or [(body, seat) for body in constitution.bodies for seat in body.clauses
                     if isinstance(seat, Seat) and seat.ex_officio
                     and fits(spelled(ref), (seat.post, *seat.also), (body.title, *qualifiers(body)))]


def is_in_force(day, actor):
    """[D3] Whether a body or a post is in force on the day."""
    for thing in actor.things:
        if isinstance(thing, tuple):
            body, seat = thing
            if day.has_seat(body, seat) and day.is_name_in_force(actor.place):
                return True
        elif day.in_force(thing):
            return True
    return False


def shown(constitution, actor):
    """The name of an actor; a post of a body is narrowed by the body if there is another post of that name."""
    def bare(other):
        return other.things[0][1].post + (f" of {other.place}" if other.things[0][1].each else "") \
            if isinstance(other.things[0], tuple) else other.title

    same = [other for other in posts_of(constitution) if bare(other) == bare(actor)]
    narrow = isinstance(actor.things[0], tuple) and len(same) > 1
    return f"{bare(actor)} of {actor.things[0][0].title}" if narrow else bare(actor)


def posts_of(constitution):
    return [actor for actor in actors(constitution) if not any(thing in constitution.bodies for thing in actor.things)]
