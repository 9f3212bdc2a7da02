"""The trail of memberships is written and read, nothing else. Emptying the whole table (TRUNCATE) is left to its owner."""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION membership_event_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The trail of memberships is append-only.';
END $$;
CREATE TRIGGER membership_event_stays BEFORE UPDATE OR DELETE ON network_membershipevent
  FOR EACH ROW EXECUTE FUNCTION membership_event_stays();
"""

BACKWARDS = """
DROP TRIGGER membership_event_stays ON network_membershipevent;
DROP FUNCTION membership_event_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("network", "0001_members")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
