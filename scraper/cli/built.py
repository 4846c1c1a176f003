"""Options that make one object: given once as a function, taken by any command."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from scraper.cli import options

if TYPE_CHECKING:
    from scraper.config import Config


def built(name: str, build: Callable[..., Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A decorator for commands: `build` makes their parameter `name`, in whose place they take its options."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        theirs = _parameters(build)
        ours = [p for p in _parameters(command) if p.name != name]

        @functools.wraps(command)
        def run(**given: Any) -> Any:
            made = build(**{p.name: given.pop(p.name) for p in theirs})
            return command(**{name: made}, **given)

        merged = [*ours, *theirs]
        merged.sort(key=lambda p: p.default is not inspect.Parameter.empty)
        run.__signature__ = inspect.Signature(merged)  # type: ignore[attr-defined]  # what inspect looks for
        run.__annotations__ = {p.name: p.annotation for p in merged}
        return run

    return decorate


def _parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """The parameters of a function, annotations evaluated but for those of types that are not loaded yet."""
    resolved = []
    for parameter in inspect.signature(function).parameters.values():
        annotation = parameter.annotation
        if isinstance(annotation, str):
            annotation = _evaluate(annotation, function)
        resolved.append(parameter.replace(annotation=annotation, kind=inspect.Parameter.KEYWORD_ONLY))
    return resolved


def _evaluate(annotation: str, function: Callable[..., Any]) -> Any:
    try:
        return eval(annotation, inspect.unwrap(function).__globals__)  # our own source text
    except NameError:
        return annotation


def configured(
    allow_private: options.AllowPrivate = False,
    delay: options.Delay = None,
    per_host: options.PerHost = None,
    concurrency: options.Concurrency = None,
    deadline: options.Deadline = None,
    user_agent: options.UserAgent = None,
    header: options.Header = None,
    proxy: options.Proxy = None,
    respect_optout: options.RespectOptout = False,
    render: options.RenderOption = None,
    config: options.ConfigFile = None,
) -> Config:
    """The settings that hold: flags, then SCRAPER_ variables, then scraper.toml, then the defaults.

    Raises ConfigError.
    """
    from scraper.config import load_config

    flags = {
        "allow_private": allow_private or None,
        "delay": delay,
        "per_host": per_host,
        "concurrency": concurrency,
        "deadline": deadline,
        "user_agent": user_agent,
        "headers": options.parse_headers(header or ()) or None,
        "proxy": proxy,
        "respect_optout": respect_optout or None,
        "render": render,
    }
    return load_config(flags, file=config)
