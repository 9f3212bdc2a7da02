"""The database keeps a page's site right, whatever path of code wrote it.

treebeard's step length is 4: the first 8 characters of a path are the root page of a site.
"""

from django.db import migrations

FORWARDS = """
CREATE FUNCTION page_takes_site_of_its_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- In the middle of a reordering two roots may share a path, hence the limit.
  NEW.site_id := (SELECT site.id FROM tenancy_networksite site JOIN pages_basepage root ON root.id = site.root_page_id
                   WHERE root.path = left(NEW.path, 8) LIMIT 1);
  RETURN NEW;
END $$;
CREATE TRIGGER page_site BEFORE INSERT OR UPDATE OF path, site_id ON pages_basepage
  FOR EACH ROW EXECUTE FUNCTION page_takes_site_of_its_root();

-- When roots are reordered, many rows move in one statement and a row may be computed before its root has its new
-- path: the subtree is touched again, and the first trigger sets its site.
CREATE FUNCTION site_root_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pages_basepage SET site_id = NULL WHERE path LIKE NEW.path || '%';
  RETURN NULL;
END $$;
CREATE TRIGGER site_root_moved AFTER UPDATE OF path ON pages_basepage
  FOR EACH ROW WHEN (length(NEW.path) = 8 OR length(OLD.path) = 8) EXECUTE FUNCTION site_root_moved();

CREATE FUNCTION site_changed_its_root() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.root_page_id IS NOT DISTINCT FROM NEW.root_page_id THEN RETURN NULL; END IF;
  UPDATE pages_basepage page SET site_id = NULL FROM pages_basepage root
   WHERE page.path LIKE root.path || '%'
     AND (root.id = NEW.root_page_id OR (TG_OP = 'UPDATE' AND root.id = OLD.root_page_id));
  RETURN NULL;
END $$;
CREATE TRIGGER site_root AFTER INSERT OR UPDATE OF root_page_id ON tenancy_networksite
  FOR EACH ROW EXECUTE FUNCTION site_changed_its_root();
"""

BACKWARDS = """
DROP TRIGGER site_root ON tenancy_networksite;
DROP FUNCTION site_changed_its_root();
DROP TRIGGER site_root_moved ON pages_basepage;
DROP FUNCTION site_root_moved();
DROP TRIGGER page_site ON pages_basepage;
DROP FUNCTION page_takes_site_of_its_root();
"""


class Migration(migrations.Migration):
    dependencies = [("pages", "0004_basepage_site"), ("tenancy", "0001_initial")]

    operations = [migrations.RunSQL(FORWARDS, BACKWARDS)]
