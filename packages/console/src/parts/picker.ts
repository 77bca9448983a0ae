import type { KeyboardEvent } from "react";

/**
 * Enter in a field that offers a list chooses from it, or does nothing while nothing is chosen: a form is sent by its button or from
 * a field that is typed into. Without this a name that is half typed sends the form (implicit submission, HTML 4.10.21.2).
 */
export function noEnterInPicker(event: KeyboardEvent<HTMLElement>): void {
  const at = event.target;
  if (event.key === "Enter" && at instanceof HTMLInputElement && at.getAttribute("aria-haspopup") === "listbox")
    event.preventDefault();
}
