/* Wagtail's three initialisers of date and time inputs, in a Persian admin ours.

   Wagtail calls them while the page is parsed and from StreamField, and its own script assigns them later: so they are
   accessors that nobody can overwrite. Inputs wait here until the picker, a module, has been loaded. */
(() => {
  'use strict';
  const waiting = [];
  let enhance = (id, kind) => waiting.push([id, kind]);
  window.jalaliDates = {
    start(picker) {
      enhance = picker;
      waiting.splice(0).forEach(([id, kind]) => picker(id, kind));
    },
  };
  const kinds = { initDateChooser: 'date', initDateTimeChooser: 'datetime', initTimeChooser: 'time' };
  Object.entries(kinds).forEach(([name, kind]) => {
    Object.defineProperty(window, name, { get: () => (id) => enhance(id, kind), set() {} });
  });
})();
