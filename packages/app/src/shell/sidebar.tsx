/** The floating button with its sheet of places, and the sidebar that takes their place where there is room. */
import { useState } from 'preact/hooks'
import { FloatingButton, Icon, Sheet } from '#ui'
import { useApp, useWords } from '../app-context.tsx'
import { PlacesMenu } from './places-menu.tsx'

export const Sidebar = () => {
  const { world, haven } = useApp()
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <aside class="sidebar">
        <p class="sidebar-name">{words.begin.title}</p>
        <PlacesMenu />
      </aside>
      <div class="float-only">
        <button
          type="button"
          class="floating floating-leave"
          aria-label={words.nav.leaveQuickly}
          title={words.nav.leaveQuickly}
          onClick={() => world.leave(haven.close)}
        >
          <Icon name="log-out" />
        </button>
        <FloatingButton label={words.nav.open} aria-haspopup="dialog" onClick={() => setOpen(true)} />
      </div>
      <Sheet open={open} onClose={() => setOpen(false)} title={words.nav.label}>
        <PlacesMenu onGo={() => setOpen(false)} />
      </Sheet>
    </>
  )
}

/** On pages about safety the way out has its name on it and stays in sight. */
export const LeaveBar = () => {
  const { world, haven } = useApp()
  const words = useWords()
  return (
    <div class="leave-bar">
      <button type="button" class="button button-plain" onClick={() => world.leave(haven.close)}>
        <Icon name="log-out" size={20} />
        {words.nav.leaveQuickly}
      </button>
      <p class="quiet-text">{words.nav.leaveNote}</p>
    </div>
  )
}
