import type { PublishedForm } from '@tongban/contracts/catalogue/form'
import type { CompiledForm } from '@tongban/forms/compiled-form'

/** A form as the API sends it, whose conditions are trees already: on the wire they are any JSON. */
export const compiled = (form: PublishedForm): CompiledForm => form as CompiledForm
