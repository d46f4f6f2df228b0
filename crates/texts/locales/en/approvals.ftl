### Approvals, as staff and clients read them.

approval-column = Asks for approval
