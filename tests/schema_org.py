"""Data of pages as programs read it: by a JSON-LD processor, with the vocabulary of schema.org."""

from __future__ import annotations

import json
from pathlib import Path

from bs4 import BeautifulSoup
from pyld import jsonld

SCHEMA_ORG = json.loads(Path(__file__).with_name("schema-org.json").read_text(encoding="utf-8"))
"""The context and the terms that the data uses, of a release of schema.org: add those that new data needs."""
VOCABULARY = "http://schema.org/"
BASE_TYPES = {int: "Integer", str: "Text"}


def read_data(page):
    """The data of a page, which has one script with data."""
    (script,) = BeautifulSoup(page, "html.parser").select('script[type="application/ld+json"]')
    return json.loads(script.string)


def expand(data, address):
    """The data as a graph without a context; *address* is that of the page."""
    context = {"contentType": "application/ld+json", "contextUrl": None, "document": SCHEMA_ORG["context"]}

    def load(url, _options):
        assert url == "https://schema.org"
        return {**context, "documentUrl": url}

    (node,) = jsonld.expand(data, {"base": address, "documentLoader": load})
    return node


def check_data(data, address):
    """Check that the data is valid, and that nothing is lost or changed, as a text that is taken for an address is."""
    assert sorted(map(str, check_node(expand(data, address)))) == sorted(map(str, find_leaves(data)))


def find_types(names):
    """The types with these names, and those above them."""
    found = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        found.add(name)
        ahead += SCHEMA_ORG["types"][name]
    return found


def check_node(node):
    """Check that each property is one of the node's types, has a value of its range, and yield every value as text."""
    types = find_types(name.removeprefix(VOCABULARY) for name in node["@type"])
    for name, values in node.items():
        if name == "@type":
            continue
        term = SCHEMA_ORG["properties"][name.removeprefix(VOCABULARY)]
        assert types & set(term["domainIncludes"]), name
        for value in values:
            if "@id" in value:
                assert "URL" in term["rangeIncludes"], name
                yield value["@id"]
            elif "@value" in value:
                kind = value.get("@type", "").removeprefix(VOCABULARY) or BASE_TYPES[type(value["@value"])]
                assert kind in term["rangeIncludes"], name
                yield value["@value"]
            else:
                assert find_types(each.removeprefix(VOCABULARY) for each in value["@type"]) & set(term["rangeIncludes"])
                yield from check_node(value)


def find_leaves(data):
    """Every value as written, but for the keywords of JSON-LD."""
    if isinstance(data, list):
        for each in data:
            yield from find_leaves(each)
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from find_leaves(value) if not name.startswith("@") else ()
    else:
        yield data
