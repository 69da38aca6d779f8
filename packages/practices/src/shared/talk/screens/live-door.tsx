/** From what is written over days to the same aloud, here and now: one shape and one place in every practice that has both. */
import { RowDoor, Rows } from '#ui'

/** `says` is the same word everywhere; `note` tells what it means here. */
export const LiveDoor = ({
  says,
  note,
  onClick,
}: {
  readonly says: string
  readonly note: string
  readonly onClick: () => void
}) => (
  <Rows>
    <RowDoor icon="messages-square" note={note} onClick={onClick}>
      {says}
    </RowDoor>
  </Rows>
)
