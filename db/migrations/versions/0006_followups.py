"""Follow-ups, their sides and history; what participants say was agreed on a visit."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_DUE = sa.text("state = 'open' AND next_on IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "follow_up",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "open", "done", "dropped", name="state", native_enum=False, create_constraint=True, length=8
            ),
            nullable=False,
        ),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("ball", sa.String(length=40), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=True),
        sa.Column("entry", sa.String(length=40), nullable=True),
        sa.Column("recorder_id", sa.BigInteger(), nullable=True),
        sa.Column("chat_id", sa.BigInteger(), nullable=True),
        sa.Column("link", sa.String(length=120), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("quoted_id", sa.BigInteger(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("round_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "next_step",
            sa.Enum(
                "assigned",
                "before",
                "day",
                "late3",
                "late7",
                "late14",
                "told",
                name="next_step",
                native_enum=False,
                create_constraint=True,
            ),
            nullable=True,
        ),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["quoted_id"], ["person.id"], name=op.f("fk_follow_up_quoted_id_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["recorder_id"], ["person.id"], name=op.f("fk_follow_up_recorder_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up")),
    )
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_chat_id"), ["chat_id"], unique=False)
        batch_op.create_index(
            "ix_follow_up_due", ["next_on"], unique=False, sqlite_where=_DUE, postgresql_where=_DUE
        )
        batch_op.create_index(batch_op.f("ix_follow_up_entry"), ["entry"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_quoted_id"), ["quoted_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_recorder_id"), ["recorder_id"], unique=False)
        batch_op.create_index("ix_follow_up_state", ["state", "due_on"], unique=False)

    op.create_table(
        "follow_up_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("act", sa.String(length=12), nullable=False),
        sa.Column("what", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"],
            ["follow_up.id"],
            name=op.f("fk_follow_up_event_follow_up_id_follow_up"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_follow_up_event_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_event")),
    )
    with op.batch_alter_table("follow_up_event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_event_follow_up_id"), ["follow_up_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_event_person_id"), ["person_id"], unique=False)

    op.create_table(
        "follow_up_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visit", sa.String(length=40), nullable=False),
        sa.Column("site", sa.String(length=40), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cities", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column(
            "state",
            sa.Enum(
                "open",
                "confirmed",
                "rejected",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=10,
            ),
            nullable=False,
        ),
        sa.Column("follow_up_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["follow_up_id"],
            ["follow_up.id"],
            name=op.f("fk_follow_up_proposal_follow_up_id_follow_up"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_proposal")),
    )
    with op.batch_alter_table("follow_up_proposal", schema=None) as batch_op:
        batch_op.create_index("ix_follow_up_proposal_visit", ["visit", "state"], unique=False)

    op.create_table(
        "follow_up_side",
        sa.Column("follow_up_id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.String(length=40), nullable=True),
        sa.ForeignKeyConstraint(
            ["follow_up_id"],
            ["follow_up.id"],
            name=op.f("fk_follow_up_side_follow_up_id_follow_up"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_follow_up_side_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("follow_up_id", "city", name=op.f("pk_follow_up_side")),
    )
    with op.batch_alter_table("follow_up_side", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_side_person_id"), ["person_id"], unique=False)

    op.create_table(
        "follow_up_confirmation",
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("city", sa.String(length=40), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_follow_up_confirmation_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["follow_up_proposal.id"],
            name=op.f("fk_follow_up_confirmation_proposal_id_follow_up_proposal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("proposal_id", "city", name=op.f("pk_follow_up_confirmation")),
    )
    with op.batch_alter_table("follow_up_confirmation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_confirmation_person_id"), ["person_id"], unique=False)

    op.create_table(
        "follow_up_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("proposal_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("cities", sa.JSON(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"],
            ["person.id"],
            name=op.f("fk_follow_up_draft_person_id_person"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["follow_up_proposal.id"],
            name=op.f("fk_follow_up_draft_proposal_id_follow_up_proposal"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_follow_up_draft")),
    )
    with op.batch_alter_table("follow_up_draft", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_follow_up_draft_person_id"), ["person_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_follow_up_draft_proposal_id"), ["proposal_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("follow_up_draft", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_draft_proposal_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_draft_person_id"))

    op.drop_table("follow_up_draft")
    with op.batch_alter_table("follow_up_confirmation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_confirmation_person_id"))

    op.drop_table("follow_up_confirmation")
    with op.batch_alter_table("follow_up_side", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_side_person_id"))

    op.drop_table("follow_up_side")
    with op.batch_alter_table("follow_up_proposal", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_up_proposal_visit")

    op.drop_table("follow_up_proposal")
    with op.batch_alter_table("follow_up_event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_up_event_person_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_event_follow_up_id"))

    op.drop_table("follow_up_event")
    with op.batch_alter_table("follow_up", schema=None) as batch_op:
        batch_op.drop_index("ix_follow_up_state")
        batch_op.drop_index(batch_op.f("ix_follow_up_recorder_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_quoted_id"))
        batch_op.drop_index(batch_op.f("ix_follow_up_entry"))
        batch_op.drop_index("ix_follow_up_due", sqlite_where=_DUE, postgresql_where=_DUE)
        batch_op.drop_index(batch_op.f("ix_follow_up_chat_id"))

    op.drop_table("follow_up")
