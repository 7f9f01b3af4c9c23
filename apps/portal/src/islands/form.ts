import { startForm } from './autosave.ts'
import { startUploads } from './uploads.ts'

// The one script of the portal: pages with a form load it, and all of them work without it.
startForm()
startUploads()
