/** Everything that floats over the page without covering it: menu, popover. */
export const popupLook =
  'rounded-panel border border-line bg-raised text-ink shadow-popover outline-none origin-(--transform-origin) ' +
  'motion-safe:transition-[opacity,scale] motion-safe:duration-popover ' +
  'data-starting-style:opacity-0 data-ending-style:opacity-0 motion-safe:data-starting-style:scale-98 motion-safe:data-ending-style:scale-98';
