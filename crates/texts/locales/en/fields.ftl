### Custom fields, as everybody fills them in.

fields-title = Custom fields
field-yes = Yes
field-no = No
field-seen-team = Only the team sees this.
field-seen-client = Clients see this.
field-edited-client = Clients see this, and may change it on projects with full access.
field-seen-finance = Only who may view finance sees this.
