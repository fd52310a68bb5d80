"""Reminders, who comes along, and the times of agenda items."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shown_card",
        sa.Column("chat_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("message_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("visit", sa.String(length=40), nullable=False),
        sa.Column("part", sa.String(length=8), nullable=False),
        sa.Column("shown_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "message_id", name=op.f("pk_shown_card")),
    )
    with op.batch_alter_table("shown_card", schema=None) as batch_op:
        batch_op.create_index("ix_shown_card_visit", ["visit"], unique=False)

    op.create_table(
        "muted_visit",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("visit", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_muted_visit_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "visit", name=op.f("pk_muted_visit")),
    )
    op.create_table(
        "participation",
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("visit", sa.String(length=40), nullable=False),
        sa.Column(
            "answer",
            sa.Enum(
                "coming", "maybe", "no", name="answer", native_enum=False, create_constraint=True, length=8
            ),
            nullable=False,
        ),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("travel_from", sa.Date(), nullable=True),
        sa.Column("travel_to", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_participation_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "visit", name=op.f("pk_participation")),
    )
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participation_visit"), ["visit"], unique=False)

    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("entry", sa.String(length=40), nullable=True),
        sa.Column("slot", sa.String(length=8), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "waiting",
                "told",
                "withdrawn",
                name="state",
                native_enum=False,
                create_constraint=True,
                length=10,
            ),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("useful_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("dates", sa.String(length=40), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("told_by", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reminder_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
    )
    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.create_index(
            "ix_reminder_due",
            ["due_at"],
            unique=False,
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )
        batch_op.create_index("ix_reminder_of_entry", ["entry", "state"], unique=False)
        batch_op.create_index("ix_reminder_of_person", ["person_id", "entry"], unique=False)
        batch_op.create_index("ix_reminder_told_by", ["told_by"], unique=False)

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.add_column(sa.Column("time", sa.String(length=5), nullable=True))

    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("remind_days", sa.JSON(), server_default="[30, 7, 1]", nullable=False))
        batch_op.add_column(
            sa.Column("remind_morning", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(sa.Column("remind_at", sa.Time(), server_default="09:00:00", nullable=False))
        batch_op.add_column(sa.Column("quiet_from", sa.Time(), server_default="21:00:00", nullable=False))
        batch_op.add_column(sa.Column("quiet_to", sa.Time(), server_default="08:00:00", nullable=False))
        batch_op.add_column(sa.Column("wants_visits", sa.Boolean(), server_default=sa.true(), nullable=False))
        batch_op.add_column(
            sa.Column("wants_actions", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("wants_broadcasts", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(sa.Column("city_asked_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.drop_column("city_asked_at")
        batch_op.drop_column("wants_broadcasts")
        batch_op.drop_column("wants_actions")
        batch_op.drop_column("wants_visits")
        batch_op.drop_column("quiet_to")
        batch_op.drop_column("quiet_from")
        batch_op.drop_column("remind_at")
        batch_op.drop_column("remind_morning")
        batch_op.drop_column("remind_days")

    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_column("time")

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_index("ix_reminder_told_by")
        batch_op.drop_index("ix_reminder_of_person")
        batch_op.drop_index("ix_reminder_of_entry")
        batch_op.drop_index(
            "ix_reminder_due",
            sqlite_where=sa.text("state = 'waiting'"),
            postgresql_where=sa.text("state = 'waiting'"),
        )

    op.drop_table("reminder")
    with op.batch_alter_table("participation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participation_visit"))

    op.drop_table("participation")
    op.drop_table("muted_visit")
    with op.batch_alter_table("shown_card", schema=None) as batch_op:
        batch_op.drop_index("ix_shown_card_visit")

    op.drop_table("shown_card")
