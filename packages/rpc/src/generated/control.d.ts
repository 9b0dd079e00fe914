// Written by scripts/generate/generate-proto.ts from proto/control.proto.
import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace warren. */
export namespace warren {

    /** Namespace control. */
    namespace control {

        /**
         * Properties of a ControlFrame.
         * @deprecated Use warren.control.ControlFrame.$Properties instead.
         */
        interface IControlFrame extends warren.control.ControlFrame.$Properties {
        }

        /** Represents a ControlFrame. */
        class ControlFrame {

            /**
             * Constructs a new ControlFrame.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.control.ControlFrame.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ControlFrame handshake. */
            handshake?: (Uint8Array|null);

            /** ControlFrame request. */
            request?: (warren.control.ControlRequest.$Properties|null);

            /** ControlFrame row. */
            row?: (string|null);

            /** ControlFrame reply. */
            reply?: (warren.control.ControlReply.$Properties|null);

            /** ControlFrame moreRows. */
            moreRows: string[];

            /** ControlFrame content. */
            content?: ("handshake"|"request"|"row"|"reply");

            /**
             * Creates a new ControlFrame instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ControlFrame instance
             */
            static create(properties: warren.control.ControlFrame.$Shape): warren.control.ControlFrame & warren.control.ControlFrame.$Shape;
            static create(properties?: warren.control.ControlFrame.$Properties): warren.control.ControlFrame;

            /**
             * Encodes the specified ControlFrame message. Does not implicitly {@link warren.control.ControlFrame.verify|verify} messages.
             * @param message ControlFrame message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.control.ControlFrame.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ControlFrame message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.control.ControlFrame & warren.control.ControlFrame.$Shape} ControlFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.control.ControlFrame & warren.control.ControlFrame.$Shape;
        }

        namespace ControlFrame {

            /** Properties of a ControlFrame. */
            interface $Properties {

                /** ControlFrame handshake */
                handshake?: (Uint8Array|null);

                /** ControlFrame request */
                request?: (warren.control.ControlRequest.$Properties|null);

                /** ControlFrame row */
                row?: (string|null);

                /** ControlFrame reply */
                reply?: (warren.control.ControlReply.$Properties|null);

                /** ControlFrame moreRows */
                moreRows?: (string[]|null);

                /** ControlFrame content */
                content?: ("handshake"|"request"|"row"|"reply");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ControlFrame. */
            type $Shape = {
              handshake?: Uint8Array|null;
              request?: warren.control.ControlRequest.$Shape|null;
              row?: string|null;
              reply?: warren.control.ControlReply.$Shape|null;
              moreRows?: string[]|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ content?: undefined; handshake?: null; request?: null; row?: null; reply?: null }|{ content?: "handshake"; handshake: Uint8Array; request?: null; row?: null; reply?: null }|{ content?: "request"; handshake?: null; request: warren.control.ControlRequest.$Shape; row?: null; reply?: null }|{ content?: "row"; handshake?: null; request?: null; row: string; reply?: null }|{ content?: "reply"; handshake?: null; request?: null; row?: null; reply: warren.control.ControlReply.$Shape })
            );
        }

        /**
         * Properties of a ControlRequest.
         * @deprecated Use warren.control.ControlRequest.$Properties instead.
         */
        interface IControlRequest extends warren.control.ControlRequest.$Properties {
        }

        /** Represents a ControlRequest. */
        class ControlRequest {

            /**
             * Constructs a new ControlRequest.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.control.ControlRequest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ControlRequest command. */
            command: string;

            /** ControlRequest vhost. */
            vhost?: (string|null);

            /** ControlRequest arguments. */
            arguments: string[];

            /** ControlRequest options. */
            options: string;

            /** ControlRequest columns. */
            columns: string[];

            /** ControlRequest hasColumns. */
            hasColumns: boolean;

            /** ControlRequest takesMoreRows. */
            takesMoreRows: boolean;

            /**
             * Creates a new ControlRequest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ControlRequest instance
             */
            static create(properties: warren.control.ControlRequest.$Shape): warren.control.ControlRequest & warren.control.ControlRequest.$Shape;
            static create(properties?: warren.control.ControlRequest.$Properties): warren.control.ControlRequest;

            /**
             * Encodes the specified ControlRequest message. Does not implicitly {@link warren.control.ControlRequest.verify|verify} messages.
             * @param message ControlRequest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.control.ControlRequest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ControlRequest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.control.ControlRequest & warren.control.ControlRequest.$Shape} ControlRequest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.control.ControlRequest & warren.control.ControlRequest.$Shape;
        }

        namespace ControlRequest {

            /** Properties of a ControlRequest. */
            interface $Properties {

                /** ControlRequest command */
                command?: (string|null);

                /** ControlRequest vhost */
                vhost?: (string|null);

                /** ControlRequest arguments */
                "arguments"?: (string[]|null);

                /** ControlRequest options */
                options?: (string|null);

                /** ControlRequest columns */
                columns?: (string[]|null);

                /** ControlRequest hasColumns */
                hasColumns?: (boolean|null);

                /** ControlRequest takesMoreRows */
                takesMoreRows?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ControlRequest. */
            type $Shape = warren.control.ControlRequest.$Properties;
        }

        /**
         * Properties of a ControlReply.
         * @deprecated Use warren.control.ControlReply.$Properties instead.
         */
        interface IControlReply extends warren.control.ControlReply.$Properties {
        }

        /** Represents a ControlReply. */
        class ControlReply {

            /**
             * Constructs a new ControlReply.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.control.ControlReply.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ControlReply ok. */
            ok?: (string|null);

            /** ControlReply error. */
            error?: (warren.control.ControlError.$Properties|null);

            /** ControlReply result. */
            result?: ("ok"|"error");

            /**
             * Creates a new ControlReply instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ControlReply instance
             */
            static create(properties: warren.control.ControlReply.$Shape): warren.control.ControlReply & warren.control.ControlReply.$Shape;
            static create(properties?: warren.control.ControlReply.$Properties): warren.control.ControlReply;

            /**
             * Encodes the specified ControlReply message. Does not implicitly {@link warren.control.ControlReply.verify|verify} messages.
             * @param message ControlReply message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.control.ControlReply.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ControlReply message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.control.ControlReply & warren.control.ControlReply.$Shape} ControlReply
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.control.ControlReply & warren.control.ControlReply.$Shape;
        }

        namespace ControlReply {

            /** Properties of a ControlReply. */
            interface $Properties {

                /** ControlReply ok */
                ok?: (string|null);

                /** ControlReply error */
                error?: (warren.control.ControlError.$Properties|null);

                /** ControlReply result */
                result?: ("ok"|"error");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a ControlReply. */
            type $Shape = {
              ok?: string|null;
              error?: warren.control.ControlError.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ result?: undefined; ok?: null; error?: null }|{ result?: "ok"; ok: string; error?: null }|{ result?: "error"; ok?: null; error: warren.control.ControlError.$Shape })
            );
        }

        /**
         * Properties of a ControlError.
         * @deprecated Use warren.control.ControlError.$Properties instead.
         */
        interface IControlError extends warren.control.ControlError.$Properties {
        }

        /** Represents a ControlError. */
        class ControlError {

            /**
             * Constructs a new ControlError.
             * @param [properties] Properties to set
             */
            constructor(properties?: warren.control.ControlError.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ControlError exitCode. */
            exitCode: number;

            /** ControlError text. */
            text: string;

            /**
             * Creates a new ControlError instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ControlError instance
             */
            static create(properties: warren.control.ControlError.$Shape): warren.control.ControlError & warren.control.ControlError.$Shape;
            static create(properties?: warren.control.ControlError.$Properties): warren.control.ControlError;

            /**
             * Encodes the specified ControlError message. Does not implicitly {@link warren.control.ControlError.verify|verify} messages.
             * @param message ControlError message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: warren.control.ControlError.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ControlError message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {warren.control.ControlError & warren.control.ControlError.$Shape} ControlError
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): warren.control.ControlError & warren.control.ControlError.$Shape;
        }

        namespace ControlError {

            /** Properties of a ControlError. */
            interface $Properties {

                /** ControlError exitCode */
                exitCode?: (number|null);

                /** ControlError text */
                text?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ControlError. */
            type $Shape = warren.control.ControlError.$Properties;
        }
    }
}
