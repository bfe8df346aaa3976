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

/** A smaller window with larger letters, for pictures of one thing at one place in the record. */
export const README_CLOSE_UP = {
  size: { width: 1100, height: 720 },
  userSettings: {
    'editor.fontSize': 14,
    'editor.linkedEditing': true,
    'editor.stickyScroll.enabled': false,
    'files.autoSave': 'off',
    'remote.autoForwardPorts': false,
    'workbench.activityBar.location': 'hidden',
    'workbench.layoutControl.enabled': false,
  },
} as const;
