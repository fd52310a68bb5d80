"""Leases: who leads, and who works on which chat; when deliveries ended."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "lease",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_lease")),
    )
    op.create_table(
        "chat_claim",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("owner", sa.String(length=80), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name=op.f("pk_chat_claim")),
    )
    with op.batch_alter_table("chat_claim", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_chat_claim_owner"), ["owner"], unique=False)

    # Tells within a moment whether sending goes on.
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_delivery_ended_at"), ["ended_at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_delivery_ended_at"))

    with op.batch_alter_table("chat_claim", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_chat_claim_owner"))

    op.drop_table("chat_claim")
    op.drop_table("lease")
