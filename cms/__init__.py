"""What content is; its functions receive a site and never find out which site is current."""
