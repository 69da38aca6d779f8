/** A quiet circle to breathe with: four counts in, six out. It stands still where motion is unwelcome. */

/** `label` says to those who can't see it what it is. */
export const Breath = ({ label }: { label: string }) => (
  <svg class="breath" viewBox="0 0 160 160" role="img" aria-label={label}>
    <circle class="breath-room" cx="80" cy="80" r="76" />
    <circle class="breath-air" cx="80" cy="80" r="74" />
    <circle class="breath-still" cx="80" cy="80" r="30" />
  </svg>
)
