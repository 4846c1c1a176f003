"""An export to where fsspec reaches: s3://, gs://, and whatever else is installed."""

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from scraper.errors import ExportError, MissingExtra
from scraper.export.write import export_rows


def export_to_url(rows: Iterable[bytes], form: str, url: str) -> int:
    """Writes all rows in a form to a temporary file, and puts that under `url` when it is complete.

    Raises MissingExtra without fsspec or the package for the protocol; ExportError as `export_rows`.
    """
    try:
        import fsspec
    except ImportError as error:
        raise MissingExtra("fsspec", "remote") from error
    try:
        filesystem, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise MissingExtra(f"what fsspec needs for {url.partition('://')[0]}://", "remote") from error
    except ValueError as error:
        raise ExportError(str(error), subject=url) from error
    with TemporaryDirectory() as folder:
        local = Path(folder) / "export"
        count = export_rows(rows, form, local)
        try:
            filesystem.put(str(local), path, recursive=local.is_dir())
        except OSError as error:
            raise ExportError(f"cannot be written: {error}", subject=url) from error
    return count
