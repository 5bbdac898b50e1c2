package org.evertill.fiscal;

import java.time.Instant;

/**
 * What a device answers to what it signed.
 *
 * @param serial of the device
 * @param transactionNumber of the device, from 1
 * @param signatureCounter how many signatures it has made
 * @param started by the device's clock
 * @param finished by the device's clock
 * @param publicKey Base64, X.509
 * @param signature Base64
 */
public record DeviceSignature(
        String serial,
        long transactionNumber,
        long signatureCounter,
        Instant started,
        Instant finished,
        String algorithm,
        String publicKey,
        String signature) {}
