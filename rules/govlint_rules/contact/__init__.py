"""The contact: whom readers may ask, and by what address and number."""

from __future__ import annotations

from govlint_rules.contact.contact_agency_differs import ContactAgencyDiffers
from govlint_rules.contact.contact_field_empty import ContactFieldEmpty
from govlint_rules.contact.contact_incomplete import ContactIncomplete
from govlint_rules.contact.contact_missing import ContactMissing
from govlint_rules.contact.malformed_address import MalformedAddress
from govlint_rules.contact.phone_without_area_code import PhoneWithoutAreaCode
from govlint_rules.contact.postcode_region import PostcodeRegion

RULES = (
    ContactMissing,
    ContactIncomplete,
    PhoneWithoutAreaCode,
    PostcodeRegion,
    ContactFieldEmpty,
    MalformedAddress,
    ContactAgencyDiffers,
)
