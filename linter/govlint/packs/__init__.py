"""Packs: rules written as data in YAML. `loading` is where to begin; docs/rule-language.md is the manual."""
