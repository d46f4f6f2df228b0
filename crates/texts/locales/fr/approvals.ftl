### Approvals, as staff and clients read them.

approval-column = Demande une approbation
