"""A catalog of the shape of CNCF's landscape: as many projects, categories and subcategories, and as many keys.

The numbers are those of https://github.com/cncf/landscape in August 2026: 2,413 items, 80 subcategories in 15
categories, and 77 names of subcategories, since three names occur in two categories each. Three subcategories are
empty. A project's tags are its category and its subcategory, as ``catalog import`` writes them: without commas.
Projects, their texts and their addresses are made up, and are the same in each call. CNCF has no relations; these have
one each.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

CATEGORIES = {
    "Provisioning": {
        "Automation & Configuration": 66,
        "Container Registry": 14,
        "Security & Compliance": 124,
        "Key Management": 9,
    },
    "Runtime": {"Cloud Native Storage": 73, "Container Runtime": 26, "Cloud Native Network": 27},
    "Orchestration & Management": {
        "Scheduling & Orchestration": 53,
        "Coordination & Service Discovery": 10,
        "Remote Procedure Call": 14,
        "Service Proxy": 24,
        "API Gateway": 28,
        "Service Mesh": 21,
    },
    "App Definition and Development": {
        "Database": 83,
        "Streaming & Messaging": 39,
        "Application Definition & Image Build": 81,
        "Continuous Integration & Delivery": 63,
    },
    "Platform": {
        "Certified Kubernetes - Distribution": 60,
        "Certified Kubernetes - Hosted": 62,
        "Certified Kubernetes - Installer": 16,
        "Certified Kubernetes - AI Platform": 0,
        "PaaS/Container Service": 19,
    },
    "Serverless": {"Security": 3, "Tools": 9, "Framework": 15, "Hosted Platform": 23, "Installable Platform": 12},
    "Observability and Analysis": {
        "Feature Flagging": 11,
        "Chaos Engineering": 12,
        "Continuous Optimization": 27,
        "Observability": 167,
    },
    "Special": {
        "Kubernetes Certified Service Provider": 199,
        "Kubernetes and Cloud Native Training Partner": 46,
        "Certified CNFs": 6,
    },
    "CNCF Members": {
        "Platinum": 17,
        "Gold": 17,
        "Silver": 582,
        "Academic": 3,
        "Nonprofit": 22,
        "End User Supporter and Contributor": 81,
    },
    "Wasm": {
        "Languages": 18,
        "Runtimes": 9,
        "Application Frameworks": 15,
        "Edge/Bare metal": 3,
        "AI/Machine Learning": 7,
        "Embedded Functions": 12,
        "Tooling": 14,
        "Orchestration & Management": 14,
        "Hosted Platforms": 11,
        "Decentralized Platforms": 9,
        "Debugging & Observability": 3,
        "Packaging; Registries & Application Delivery": 5,
    },
    "AI Agent": {
        "Agent Framework": 11,
        "Agent Tool": 5,
        "Evaluation": 5,
        "Guardrail": 3,
        "Knowledge Graph": 2,
        "Protocol": 2,
        "RAG": 5,
        "State and Memory": 1,
        "Structured Output": 4,
        "Vector Database": 5,
        "Workflow Orchestration": 5,
    },
    "Inference": {"Framework": 8, "Runtime": 6},
    "Data": {"Data Architecture": 10, "Data Science": 7},
    "Training": {"Distributed Training": 9, "Post Training": 7, "Evaluation": 2},
    "AI Native Infra": {
        "Orchestration and Scheduling": 6,
        "Workload Runtime": 2,
        "Accelerator and SuperPod": 3,
        "Storage": 0,
        "Network": 0,
        "Gateway": 4,
        "Model Asset and Registry": 1,
        "Governance; Policy and Security": 4,
        "Observability": 7,
        "Continuous Integration and Delivery": 5,
    },
}
"""How many projects each subcategory of each category has."""

MATURITIES = {"sandbox": 151, "incubating": 38, "graduated": 38, "archived": 28}
"""How many projects have each maturity, ``extra.maturity``; the others have none."""

RELATIONS = ("use", "use", "contribute", "use", "maintain")
"""Those of the projects, in turn; members and service providers have ``fund``."""
FUNDERS = {"CNCF Members", "Special"}

LICENSES = ("Apache-2.0", "Apache-2.0", "MIT", "Apache-2.0", "BSD-3-Clause", "MPL-2.0", "MIT OR Apache-2.0")
PHRASES = (
    "runs containers",
    "on any cloud",
    "for teams of all sizes",
    "without a central service",
    "and keeps the history of each change",
    "with metrics, logs and traces in one place",
    "behind one declarative interface",
)
WORDS = (
    """
    Amber Anchor Arc Argon Atlas Aura Basalt Beacon Birch Boreal Breeze Cadmium Canopy Cedar Cinder Cirrus
    Cobalt Comet Copper Coral Cove Delta Drift Echo Ember Falcon Fern Flint Garnet Glacier Granite Harbor
    Hazel Helium Indigo Iris Jade Juniper Kelp Krypton Lagoon Lumen Maple Nimbus Onyx Opal Quartz Raven
    Saffron Tidal Umbra Velvet Zephyr
    """,
    """
    Agent Base Bench Board Bridge Broker Cache Chart Cloud C++ Core Deck Desk Engine Fabric Flow Forge Gate
    Graph Grid Hub Index Kit Labs Lake Ledger Line Link Mesh Mill Mind Net Node Ops Pipe Point Port Proxy
    Queue Scale Shield Stack Store Stream Vault Watch Works
    """,
)
FIRST, SECOND = map(str.split, WORDS)
"""53 and 47 words; both numbers are primes, so the first 2,491 pairs differ."""


def make_landscape() -> list[dict[str, Any]]:
    """Return the entries, in the order of their categories, with keys of a catalog; none has a logo."""
    maturities = [maturity for maturity, number in MATURITIES.items() for _ in range(number)]
    numbers = count()
    return [
        make_entry(next(numbers), category, subcategory, maturities)
        for category, subcategories in CATEGORIES.items()
        for subcategory, number in subcategories.items()
        for _ in range(number)
    ]


def make_entry(index: int, category: str, subcategory: str, maturities: list[str]) -> dict[str, Any]:
    """Return the entry with an index; one with a maturity takes the next of those that are left."""
    title = f"{FIRST[index % len(FIRST)]} {SECOND[index % len(SECOND)]}"
    slug = title.lower().replace(" ", "-").replace("++", "-plus-plus")
    funder = category in FUNDERS
    entry: dict[str, Any] = {"id": slug, "title": f"{title} (member)" if funder else title}
    entry["target"] = f"https://{slug}.example.org/"
    if index % 9 < 4:
        words = [PHRASES[(index + place) % len(PHRASES)] for place in range(2 + index % 6)]
        entry["summary"] = f"{title} {', '.join(words)}."
    entry["tags"] = [category, subcategory]
    entry["relation"] = "fund" if funder else RELATIONS[index % len(RELATIONS)]
    if not funder and index % 8 < 5:
        entry["license"] = LICENSES[index % len(LICENSES)]
        entry["repository"] = f"https://code.example.org/{slug}"
    extra = {"crunchbase": f"https://companies.example.org/{slug}"} if index % 12 else {}
    year, month = 2015 + index % 11, 1 + index % 12
    if funder:
        extra["joined"] = f"{year}-{month:02}-15"
    elif index % 5 == 1 and maturities:
        extra |= {"maturity": maturities.pop(), "accepted": f"{year}-{month:02}-01", "lfx-slug": slug}
    if index % 5 == 0:
        extra["twitter"] = f"https://social.example.org/{slug}"
    return entry | ({"extra": extra} if extra else {})


def write_landscape(path: Path) -> None:
    """Write the entries into a catalog file."""
    write_catalog(path, make_landscape())


def write_catalog(path: Path, entries: list[dict[str, Any]]) -> None:
    """Write entries that were changed into a catalog file."""
    path.write_text(yaml.safe_dump({"projects": entries}, sort_keys=False), encoding="utf-8")
