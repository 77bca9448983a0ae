import { Button, Modal } from "@mantine/core";
import { session } from "../../session.ts";
import { useTexts } from "../../texts/texts.tsx";
import { words } from "./texts.ts";

/** It cannot be closed: whatever is asked of the API waits until somebody is signed in. */
export function Ended() {
  const say = useTexts(words);
  return (
    <Modal.Root
      opened
      onClose={() => undefined}
      closeOnEscape={false}
      closeOnClickOutside={false}
      centered
      lockScroll={false}
      zIndex={1000}
    >
      <Modal.Overlay />
      <Modal.Content>
        {/* In the body: a header of its own would be a second banner of the page. */}
        <Modal.Body className="stack">
          <Modal.Title>{say("ended.title")}</Modal.Title>
          <p>{say("ended.detail")}</p>
          <div className="acts">
            <Button data-autofocus onClick={() => void session.signInAgain()}>
              {say("ended.sign.in")}
            </Button>
            <Button variant="default" onClick={() => void session.signOut()}>
              {say("ended.leave")}
            </Button>
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
