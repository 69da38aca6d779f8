/** What is kept on this phone, and the browser's promise to keep it. */
import { useEffect, useState } from 'preact/hooks'
import { Button, Live } from '#ui'
import { useApp, useWords } from '../../app-context.tsx'
import { SettingsPage } from './settings-page.tsx'

export const StoragePage = () => {
  const { world } = useApp()
  const said = useWords().settings
  const [promise, setPromise] = useState<'unknown' | 'given' | 'denied' | 'not-asked'>('unknown')
  useEffect(() => {
    let here = true
    void world.persisted().then(given => here && setPromise(given ? 'given' : 'not-asked'))
    return () => {
      here = false
    }
  }, [world])
  return (
    <SettingsPage title={said.storageTitle}>
      {promise !== 'given' && <p>{said.storage}</p>}
      <Live>
        {promise === 'given' && <p>{said.persisted}</p>}
        {promise === 'denied' && <p>{said.persistDenied}</p>}
      </Live>
      {promise === 'not-asked' && (
        <div class="row">
          <Button kind="plain" onClick={async () => setPromise((await world.persist()) ? 'given' : 'denied')}>
            {said.persist}
          </Button>
        </div>
      )}
      <p class="quiet-text">{said.installNote}</p>
      <p class="quiet-text">{said.privateNote}</p>
    </SettingsPage>
  )
}
