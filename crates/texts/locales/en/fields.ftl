### Custom fields, as everybody fills them in.

fields-title = Custom fields
field-yes = Yes
field-no = No
field-seen-team = Only the team sees this.
field-seen-client = Clients see this.
field-edited-client = Clients see this, and may change it on projects with full access.
field-seen-finance = Only who may view finance sees this.
field-decimal-mark = .
field-no-number = This is no number. Write it like 1250 or 12.5.
field-no-date = This is no date.
field-no-link = This is no address of a page. Copy the whole of it, from “https” on.
field-no-money = This is no amount. Write it with its currency, like 1250.00 EUR.
