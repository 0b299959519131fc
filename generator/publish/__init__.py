"""An edit on its way to the site: one package, signed by a second person, merged with what was published
meanwhile, applied on the publishing machine or sent to a forge."""
