"""The version of a set that is meant is found, and scored by exactly its text."""

import pytest
from sqlalchemy import update
from tests.web.people import Org, program
from tests.web.sets.texts import published, small_set

from perfscore.api.scoring import assessment_from_data
from perfscore.api.shipped import shipped_ids
from perfscore.store.ids import now
from perfscore.store.publishing_sets import Refusal, Refused, withdraw
from perfscore.store.sets import SetText
from perfscore.store.tables.sets import SET_VERSIONS
from perfscore.web.service import Service
from perfscore.web.shelf import DamagedSetError, Shelf
from perfscore.web.shipped_sets import load_shipped


def test_all_shipped_sets_are_published_once(shelf: Shelf, service: Service) -> None:
    assert shelf.ids() == shipped_ids()
    assert load_shipped(service.database, program()) == 0


def test_the_year_decides_the_version(shelf: Shelf, service: Service, org: Org) -> None:
    unit = org.units["city_a"].id
    old = small_set(version="2020.1")
    new = small_set(version="2024.1", days="2024年1月1日 起", points=100)
    assert isinstance(published(service, old, unit_id=unit), SetText)
    assert isinstance(published(service, new, unit_id=unit, supersede=True), SetText)

    found = {
        year: shelf.find("city/training", year=year)
        for year in (None, 2019, 2022, 2023, 2024, 2030)
    }
    versions = {year: each.version for year, each in found.items() if each}
    assert versions == {
        None: "2024.1",
        2019: "2024.1",  # none is effective then
        2022: "2020.1",
        2023: "2020.1",
        2024: "2024.1",
        2030: "2024.1",
    }
    superseded = shelf.find("city/training@2020.1")
    assert superseded is not None
    assert superseded.row.effective_to == "2023-12-31"
    assert shelf.text(superseded) == old


def test_unknown_names_are_told_with_near_ones(shelf: Shelf) -> None:
    assert shelf.find("national/projekt-2020") is None
    outcome = shelf.load("national/projekt-2020")
    assert outcome.value is None
    (told,) = outcome.diagnostics
    assert told.rule.name == "unknown-set"
    assert told.hint is not None
    assert "national/project-2020" in told.hint.zh


def test_names_lead_out_of_no_folder(shelf: Shelf) -> None:
    for name in ("../../etc/passwd", "/etc/passwd", "set.perf", "", "@", "a@b@c"):
        assert shelf.find(name) is None
        assert shelf.load(name).value is None


def test_a_set_is_scored_by(shelf: Shelf, service: Service, org: Org) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    shelved = shelf.find("city/training@2020.1")
    assert shelved is not None
    scorer = shelf.scorer(shelved)
    assert scorer is not None
    assert shelf.scorer(shelved) is scorer
    assessment = assessment_from_data(
        {"data": {"计划人数": "50", "培训人数": "40"}, "year": 2021}
    ).value
    assert assessment is not None
    score = scorer.score(assessment)
    assert score.total == 80
    assert score.grade is not None
    assert score.grade.name == "良"


def test_a_set_takes_over_a_published_one(
    shelf: Shelf, service: Service, org: Org
) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    county = (
        "指标体系 “县培训绩效自评”\n  编号 county/training\n  版本 2021.1\n"
        "  沿用 city/training@2020.1\n  适用 2021年1月1日 起\n"
    )
    published(service, county, unit_id=org.units["county_a"].id)
    loaded = shelf.load("county/training")
    assert loaded.value is not None
    assert loaded.value.indicator_set.bases == (("city/training", "2020.1"),)


def test_a_withdrawn_version_is_meant_only_by_its_full_name(
    shelf: Shelf, service: Service, org: Org
) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    with service.database.changing() as connection:
        withdraw(connection, "city/training", "2020.1", program(now()), reason="误发")
    assert shelf.find("city/training") is None
    still = shelf.find("city/training@2020.1")
    assert still is not None
    assert still.is_withdrawn
    assert shelf.loaded(still).value is not None


def test_another_process_sees_what_is_published(service: Service, org: Org) -> None:
    other = Shelf(service.database)
    assert other.find("city/training") is None
    published(service, small_set(), unit_id=org.units["city_a"].id)
    assert other.find("city/training") is not None


def test_a_text_that_was_tampered_with_is_never_scored_by(
    shelf: Shelf, service: Service, org: Org
) -> None:
    published(service, small_set(), unit_id=org.units["city_a"].id)
    with service.database.changing() as connection:
        changed = small_set().replace("× 至多", "× 至少")
        connection.execute(
            update(SET_VERSIONS)
            .where(SET_VERSIONS.c.set_id == "city/training")
            .values(text=changed)
        )
    with pytest.raises(DamagedSetError, match="city/training"):
        shelf.load("city/training")


def test_what_may_not_be_published(service: Service, org: Org, shelf: Shelf) -> None:
    city, other = org.units["city_a"].id, org.units["city_b"].id
    published(service, small_set(), unit_id=city)

    def refusal(text: str, unit_id: str, *, supersede: bool = False) -> Refusal | None:
        made = published(service, text, unit_id=unit_id, supersede=supersede)
        return made.refusal if isinstance(made, Refused) else None

    same_name = small_set(title="别的")
    later = small_set(version="2021.1", days="2021年1月1日 起")
    earlier = small_set(version="2019.1", days="2019年1月1日 至 2020年6月30日")
    taken = small_set(id_="national/project-2020", version="2026.1")
    assert shelf.find("national/project-2020") is not None
    assert refusal(same_name, city) is Refusal.VERSION_EXISTS
    assert refusal(later, other) is Refusal.ISSUED_BY_ANOTHER
    assert refusal(taken, city) is Refusal.ISSUED_BY_ANOTHER
    assert refusal(later, city) is Refusal.DAYS_OVERLAP
    assert refusal(earlier, city, supersede=True) is Refusal.DAYS_OVERLAP
    assert refusal(later, city, supersede=True) is None
