"""Whether a dataset is what its files and the decisions would give now."""

from pathlib import Path

from analysis.datasets.catalogue import find_outdated
from analysis.intake.ingest import ingest


def test_a_dataset_is_outdated_by_another_file_or_another_decision(project: Path) -> None:
    """As read it is not; a raw file or a judgement that changed is named."""
    folder = project / "data" / "raw" / "december-7"
    ingest([folder], "december-7")
    assert find_outdated("december-7") is None
    spellings = project / "data" / "judgements" / "spellings.csv"
    spellings.write_text(spellings.read_text("utf-8") + "\n", "utf-8")
    assert "read before data/judgements or data/sources.toml changed" in str(find_outdated("december-7"))
    (folder / "counts.csv").write_text((folder / "counts.csv").read_text("utf-8") + "\n", "utf-8")
    assert "counts.csv, data/judgements" in str(find_outdated("december-7"))
