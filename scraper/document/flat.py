"""Values that were made flat: by devalue (Nuxt) and turbo-stream (React Router, Remix).

https://github.com/Rich-Harris/devalue, https://github.com/jacob-ebey/turbo-stream
"""

from __future__ import annotations

from typing import Any

REVIVED = frozenset(
    {"Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "NuxtError", "Set", "Island"}
)


def revive(flat: Any, *, keyed: bool = False) -> Any:
    """The value of an array in which every number within a container is an index. Containers may hold themselves.

    `keyed`: so are the keys of its objects, as turbo-stream writes them (`_12`).
    """
    if not isinstance(flat, list) or not flat:
        return flat
    made: list[Any] = [[] if isinstance(v, list) else {} if isinstance(v, dict) else v for v in flat]

    def at(index: Any) -> Any:
        if not isinstance(index, int) or not 0 <= index < len(made):
            return None
        value = flat[index]
        if isinstance(value, list) and len(value) == 2 and str(value[0]) in REVIVED and value[1] != index:
            return made[value[1]] if isinstance(value[1], int) and 0 <= value[1] < len(made) else None
        return made[index]

    for value, target in zip(flat, made, strict=True):
        if isinstance(value, list):
            target.extend(at(item) for item in value if isinstance(item, int))
        elif isinstance(value, dict):
            target.update((_key(key, flat) if keyed else key, at(item)) for key, item in value.items())
    return at(0)


def _key(key: str, flat: list[Any]) -> str:
    number = key[1:]
    name = flat[int(number)] if number.isdecimal() and len(number) < 8 and int(number) < len(flat) else None
    return name if isinstance(name, str) else key
