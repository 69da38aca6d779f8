/** Own words that came out of turn: for their author alone, to use again or to delete. */
import { Button, Card, Voice } from '#ui'
import { useActing, useDraft } from '../../shared/acting.tsx'
import { DeleteForBoth } from '../../shared/keeping/keeping.tsx'
import { isClosed } from '../../shared/talk/index.ts'
import { type Beside, besideOf, type Intent } from '../index.ts'
import type { InMonth, Pair } from './props.ts'

export const Besides = ({ month, ...props }: InMonth) => (
  <>
    {besideOf(props.state, props.me.id)
      .filter(beside => beside.talk === month.id)
      .map(beside => (
        <OneBeside key={beside.fact} {...props} beside={beside} mayUse={!isClosed(month.life)} />
      ))}
  </>
)

const OneBeside = (props: Pair & { beside: Beside; mayUse: boolean }) => {
  const { beside, mayUse, words, me, draft } = props
  const text = useDraft(draft, `growth/${beside.what}/${beside.talk}`)
  const erasing = useActing<Intent>(props)
  const again = async () => {
    text.write(text.text === '' ? beside.text : `${text.text}\n${beside.text}`)
    await erasing.run({ do: 'erase-beside', fact: beside.fact })
  }
  return (
    <Card>
      <p>{words.beside}</p>
      <Voice who="me" name={me.name}>
        {beside.text}
      </Voice>
      {mayUse && (
        <div class="row">
          <Button busy={erasing.busy} onClick={() => void again()}>
            {words.useAgain}
          </Button>
        </div>
      )}
      <DeleteForBoth<Intent> {...props} intent={{ do: 'erase-beside', fact: beside.fact }} />
    </Card>
  )
}
