"""The folders of a run in shards, which are a run each."""

from pathlib import Path

import msgspec

from scraper.errors import BatchError

SHARDS = "shards.json"
"""Stands in the folder of a run that is split into shards (see `batch.shards`)."""


class Plan(msgspec.Struct):
    """How a run is split."""

    shards: int
    lists: list[str]
    loaded: bool = False
    """Whether all shards have their lines."""


def shard_folders(folder: Path) -> list[Path]:
    """The shards of a run, in order; none when it is an ordinary one.

    Raises BatchError where one is missing: a run would be read without its rows.
    """
    if not (folder / SHARDS).is_file():
        return []
    plan = read_plan(folder)
    shards = [folder / shard_name(number) for number in range(plan.shards)]
    found = [shard for shard in shards if shard.is_dir()]
    if plan.loaded and found != shards:
        missing = next(shard for shard in shards if shard not in found)
        raise BatchError(f"is missing: put it back; the run has {plan.shards} shards", subject=str(missing))
    return found


def shard_name(number: int) -> str:
    """The folder of a shard."""
    return f"shard-{number:03}"


def read_plan(folder: Path) -> Plan:
    """How the run in `folder` is split. Raises BatchError where that cannot be read."""
    try:
        return msgspec.json.decode((folder / SHARDS).read_bytes(), type=Plan)
    except (OSError, msgspec.DecodeError) as error:
        raise BatchError(f"cannot be read: {error}", subject=str(folder / SHARDS)) from error
