/** A window as the README shows it: large, calm, with nothing in it but the record and the answers. */
export const README_WINDOW = {
  size: { width: 1440, height: 900 },
  userSettings: {
    'breadcrumbs.enabled': false,
    'editor.fontSize': 12,
    'editor.lineHeight': 19,
    'editor.scrollbar.horizontal': 'hidden',
    'editor.stickyScroll.enabled': false,
    'workbench.activityBar.location': 'hidden',
    'workbench.layoutControl.enabled': false,
  },
} as const;
